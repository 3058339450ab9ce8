/** Bearer tokens of every kind, as the door knows them. */
@NullMarked
package io.posventa.gateway.credential;

import org.jspecify.annotations.NullMarked;
