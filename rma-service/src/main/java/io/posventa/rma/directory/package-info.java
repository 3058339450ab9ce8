/** What other services own and refunds depend on: the marketplace, its policies, its vendors. */
@NullMarked
package io.posventa.rma.directory;

import org.jspecify.annotations.NullMarked;
