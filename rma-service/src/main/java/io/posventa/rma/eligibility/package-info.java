/**
 * Whether a refund or a cancellation may be asked for, and why: rules of the policy on facts of an
 * order.
 */
@NullMarked
package io.posventa.rma.eligibility;

import org.jspecify.annotations.NullMarked;
