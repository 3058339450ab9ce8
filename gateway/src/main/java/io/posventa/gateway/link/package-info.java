/** Links in mails: each a credential for one case and one party. */
@NullMarked
package io.posventa.gateway.link;

import org.jspecify.annotations.NullMarked;
