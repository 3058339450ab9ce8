package io.posventa.launcher;

import io.posventa.launcher.database.PostgresServer;
import java.util.stream.Stream;

/** What {@code up --fresh} does before it starts: data, keys and sandbox go, logs stay. */
final class Fresh {
  private Fresh() {}

  static void empty(Folders folders) {
    PostgresServer.forget(folders.data());
    Stream.of(folders.data(), folders.keys(), folders.run(), folders.sandbox(), folders.showcase())
        .forEach(Folders::delete);
  }
}
