/** Keyset pages behind signed cursors. */
@NullMarked
package io.posventa.platform.page;

import org.jspecify.annotations.NullMarked;
