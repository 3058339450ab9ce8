/** The network between processes, faulty on purpose, and what passes over it. */
@NullMarked
package io.posventa.e2e.wire;

import org.jspecify.annotations.NullMarked;
