/** People who work for a marketplace or for one of its vendors. */
@NullMarked
package io.posventa.gateway.member;

import org.jspecify.annotations.NullMarked;
