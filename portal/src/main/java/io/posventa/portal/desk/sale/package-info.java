/** Orders, and tickets opened for them: by their vendor, or for a customer on the phone. */
@NullMarked
package io.posventa.portal.desk.sale;

import org.jspecify.annotations.NullMarked;
