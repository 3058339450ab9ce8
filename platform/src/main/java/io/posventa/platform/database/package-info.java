/** What the database's refusals mean. */
@NullMarked
package io.posventa.platform.database;

import org.jspecify.annotations.NullMarked;
