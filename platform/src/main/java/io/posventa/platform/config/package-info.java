/** What configuration means beyond single keys. */
@NullMarked
package io.posventa.platform.config;

import org.jspecify.annotations.NullMarked;
