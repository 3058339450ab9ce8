package io.posventa.ticket.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are kept, and for how long what nobody uses. */
@ConfigMapping(prefix = "posventa.attachments")
interface AttachmentConfig {
  /** The folder of the files, where no bucket is named; shared by all replicas. */
  @WithDefault(".posventa/attachments")
  Path folder();

  /** A bucket of an S3 service in place of the folder. */
  S3 s3();

  /** How long a file waits to be used in a message. */
  @WithDefault("24h")
  Duration keepUnused();

  /** How many bytes one credential may have waiting to be used. */
  @WithDefault("250M")
  MemorySize mostUnused();

  /** How long an address to download from is good. */
  @WithDefault("5m")
  Duration addressLifetime();

  /** The S3 service; what is absent is looked up as Amazon's own tools do. */
  interface S3 {
    /** The bucket; files are kept in the folder where there is none. */
    Optional<String> bucket();

    /** What every key begins with. */
    @WithDefault("attachments/")
    String prefix();

    /** The service's address, when it is not Amazon's. */
    Optional<URI> endpoint();

    /** The region of the bucket. */
    @WithDefault("eu-west-1")
    String region();

    /** The id of the access key. */
    Optional<String> accessKey();

    /** The secret of the access key. */
    Optional<String> secretKey();

    /** Whether the bucket stands in the path and not in the name of the host. */
    @WithDefault("false")
    boolean pathStyle();
  }
}
