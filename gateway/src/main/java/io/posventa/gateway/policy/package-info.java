/** The versions of a marketplace's rules. */
@NullMarked
package io.posventa.gateway.policy;

import org.jspecify.annotations.NullMarked;
