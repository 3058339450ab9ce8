/** What the texts of a request must be like. */
@NullMarked
package io.posventa.gateway.text;

import org.jspecify.annotations.NullMarked;
