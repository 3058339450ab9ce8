package io.posventa.ticket.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Gives the store that the configuration names. */
@ApplicationScoped
class Stores {

  @Produces
  @ApplicationScoped
  FileStore store(AttachmentConfig config) {
    return config
        .s3()
        .bucket()
        .<FileStore>map(bucket -> new S3Store(bucket, config.s3()))
        .orElseGet(() -> new FolderStore(config.folder()));
  }

  void close(@Disposes FileStore store) {
    if (store instanceof S3Store s3) {
      s3.close();
    }
  }
}
