/** What text fields may hold. */
@NullMarked
package io.posventa.platform.text;

import org.jspecify.annotations.NullMarked;
