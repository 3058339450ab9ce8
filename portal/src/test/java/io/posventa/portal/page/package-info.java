@NullMarked
package io.posventa.portal.page;

import org.jspecify.annotations.NullMarked;
