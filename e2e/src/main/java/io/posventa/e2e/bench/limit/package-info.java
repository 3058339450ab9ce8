/** The physical limit: the statements of a request, run by pgbench on the same database. */
@NullMarked
package io.posventa.e2e.bench.limit;

import org.jspecify.annotations.NullMarked;
