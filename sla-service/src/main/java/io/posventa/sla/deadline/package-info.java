/** Deadlines in progress: kept, fired, listed and explained. */
@NullMarked
package io.posventa.sla.deadline;

import org.jspecify.annotations.NullMarked;
