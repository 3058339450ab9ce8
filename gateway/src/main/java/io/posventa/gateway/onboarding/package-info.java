/** How a marketplace gets its policy, its clock and its first key. */
@NullMarked
package io.posventa.gateway.onboarding;

import org.jspecify.annotations.NullMarked;
