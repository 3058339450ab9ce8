/** The hosted pages in a real Chromium, as customers, vendors and operators use them. */
@NullMarked
package io.posventa.e2e.browser;

import org.jspecify.annotations.NullMarked;
