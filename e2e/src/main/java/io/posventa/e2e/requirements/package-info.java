/** Which tests show which rows of the requirements. */
@NullMarked
package io.posventa.e2e.requirements;

import org.jspecify.annotations.NullMarked;
