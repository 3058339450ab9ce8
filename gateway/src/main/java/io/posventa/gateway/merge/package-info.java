/** JSON merge patches on profiles. */
@NullMarked
package io.posventa.gateway.merge;

import org.jspecify.annotations.NullMarked;
