/** What whoever runs the suite sees. */
@NullMarked
package io.posventa.gateway.operations;

import org.jspecify.annotations.NullMarked;
