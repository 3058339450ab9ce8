package io.posventa.ticket.attachment;

import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;

/** Brings bytes to their place and back; between the two steps of a row, never in a transaction. */
@ApplicationScoped
class StoredFiles {
  private static final int SHARD = 2;

  private final FileRows rows;
  private final FileStore store;
  private final Tenancy tenancy;
  private final Ids ids;
  private final Clock machine;

  StoredFiles(FileRows rows, FileStore store, Tenancy tenancy, Ids ids, Clock machine) {
    this.rows = rows;
    this.store = store;
    this.tenancy = tenancy;
    this.ids = ids;
    this.machine = machine;
  }

  /** Keeps the bytes, unless equal ones are there: the id of the row to settle. */
  String keep(Upload upload) {
    return rows.find(upload.sha256()).orElseGet(() -> store(upload));
  }

  InputStream open(String fileId) {
    return store.open(key(tenancy.current(), fileId));
  }

  private String store(Upload upload) {
    String id = ids.next("file");
    rows.reserve(id, upload, machine.instant());
    store.put(key(tenancy.current(), id), upload.bytes());
    return id;
  }

  /** The last letters of an id are the random ones: folders stay small. */
  static String key(String marketplaceId, String fileId) {
    return marketplaceId + "/" + fileId.substring(fileId.length() - SHARD) + "/" + fileId;
  }
}
