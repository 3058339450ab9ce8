/** Ladders as a policy writes them, and the plain state machine of a case's ladders. */
@NullMarked
package io.posventa.sla.ladder;

import org.jspecify.annotations.NullMarked;
