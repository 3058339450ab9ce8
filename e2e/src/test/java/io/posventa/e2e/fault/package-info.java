/** Processes that die, and a payment provider that misbehaves. */
@NullMarked
package io.posventa.e2e.fault;

import org.jspecify.annotations.NullMarked;
