/** A real PostgreSQL, unpacked from Maven artifacts and kept in a folder. */
@NullMarked
package io.posventa.launcher.database;

import org.jspecify.annotations.NullMarked;
