/** What was measured, as a page and as JSON, and how it differs from an earlier run. */
@NullMarked
package io.posventa.e2e.bench.report;

import org.jspecify.annotations.NullMarked;
