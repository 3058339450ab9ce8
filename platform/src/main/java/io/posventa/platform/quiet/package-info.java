/** What a test clock asks before it moves. */
@NullMarked
package io.posventa.platform.quiet;

import org.jspecify.annotations.NullMarked;
