/** ClickBank's story, told over the public API in a minute by moving a marketplace's clock. */
@NullMarked
package io.posventa.launcher.demo;

import org.jspecify.annotations.NullMarked;
