/**
 * The deadline arithmetic: due instants, and the explanations from which they can be reckoned
 * again.
 */
@NullMarked
package io.posventa.sla.arithmetic;

import org.jspecify.annotations.NullMarked;
