/** The one spelling of JSON: snake_case, strict in what it takes. */
@NullMarked
package io.posventa.platform.json;

import org.jspecify.annotations.NullMarked;
