/** What a refusal looks like, whoever utters it. */
@NullMarked
package io.posventa.platform.problem;

import org.jspecify.annotations.NullMarked;
