/** What the tests of every service share. */
@NullMarked
package io.posventa.platform.test;

import org.jspecify.annotations.NullMarked;
