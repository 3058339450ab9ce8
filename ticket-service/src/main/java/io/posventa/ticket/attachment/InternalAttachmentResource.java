package io.posventa.ticket.attachment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Files that come with mails. */
@Path("/internal/attachments")
class InternalAttachmentResource {
  private static final int LONGEST_NAME = 500;

  private final Uploads uploads;

  InternalAttachmentResource(Uploads uploads) {
    this.uploads = uploads;
  }

  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public RestResponse<AttachmentView> upload(
      @RestQuery @NotNull @Size(max = LONGEST_NAME) String name, InputStream bytes) {
    return uploads.take(bytes, name);
  }
}
