package io.posventa.ticket.attachment;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the bytes are. Every key is written once; what is there is there for good, until it is
 * deleted. Never in a transaction.
 */
interface FileStore {

  /** Keeps a copy; when this returns, a crash of this machine loses nothing. */
  void put(String key, Path file);

  InputStream open(String key);

  /** Whatever was there under the key is gone afterwards; nothing may have been. */
  void delete(String key);
}
