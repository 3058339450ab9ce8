package io.posventa.ticket.attachment;

import io.posventa.platform.http.Writes;
import io.posventa.ticket.policy.AttachmentLimits;
import io.posventa.ticket.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes files in: they are looked at, their bytes are kept, and then there is an attachment. */
@ApplicationScoped
class Uploads {
  private final Policies policies;
  private final Inspection inspection;
  private final StoredFiles files;
  private final Attachments attachments;
  private final Writes writes;

  Uploads(
      Policies policies,
      Inspection inspection,
      StoredFiles files,
      Attachments attachments,
      Writes writes) {
    this.policies = policies;
    this.inspection = inspection;
    this.files = files;
    this.attachments = attachments;
    this.writes = writes;
  }

  RestResponse<AttachmentView> take(Path file, String name) {
    return take(file, name, limits());
  }

  /** Takes bytes that are not on the disk yet; of what is too large no more than has to be read. */
  RestResponse<AttachmentView> take(InputStream bytes, String name) {
    var limits = limits();
    Path file = spool(bytes, limits.maxSize() + 1);
    try {
      return take(file, name, limits);
    } finally {
      remove(file);
    }
  }

  private RestResponse<AttachmentView> take(Path file, String name, AttachmentLimits limits) {
    var upload = inspection.of(file, name, limits);
    writes.read(HexFormat.of().parseHex(upload.sha256()));
    attachments.checkUnused(upload.size());
    String kept = files.keep(upload);
    return writes.once(
        () -> {
          var view = attachments.add(upload, kept).view();
          return Writes.created(URI.create("/v1/attachments/" + view.id()), view);
        });
  }

  private AttachmentLimits limits() {
    return policies.requireActive().attachments();
  }

  private static Path spool(InputStream bytes, long most) {
    try {
      Path file = Files.createTempFile("attachment", "");
      try (var to = Files.newOutputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        for (int read = 0; left > 0 && read >= 0; left -= Math.max(read, 0)) {
          read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
          to.write(buffer, 0, Math.max(read, 0));
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("A file cannot be taken in.", e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A temporary file cannot be removed.", e);
    }
  }
}
