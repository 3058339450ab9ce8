/** ClickBank's story, told over the public API by a test clock. */
@NullMarked
package io.posventa.e2e.story;

import org.jspecify.annotations.NullMarked;
