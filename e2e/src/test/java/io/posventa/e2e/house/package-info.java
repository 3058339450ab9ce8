/** The suite that all tests share, and marketplaces to try things in. */
@NullMarked
package io.posventa.e2e.house;

import org.jspecify.annotations.NullMarked;
