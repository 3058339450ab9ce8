/** What every route does the same way: request ids, idempotency, conditional requests. */
@NullMarked
package io.posventa.platform.http;

import org.jspecify.annotations.NullMarked;
