/** The id under which one request is logged, traced and answered. */
@NullMarked
package io.posventa.platform.request;

import org.jspecify.annotations.NullMarked;
