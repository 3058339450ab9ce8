package io.posventa.ticket.attachment;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/v1/attachments")
class AttachmentResource {
  private static final String PART = "file";

  private final Uploads uploads;
  private final Attachments attachments;
  private final Addresses addresses;
  private final Caller caller;

  AttachmentResource(Uploads uploads, Attachments attachments, Addresses addresses, Caller caller) {
    this.caller = caller;
    this.uploads = uploads;
    this.attachments = attachments;
    this.addresses = addresses;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<AttachmentView> upload(@RestForm(FileUpload.ALL) List<FileUpload> parts) {
    if (parts.size() != 1 || !parts.getFirst().name().equals(PART)) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/file", "required", "Send one part, named file.");
    }
    var file = parts.getFirst();
    return uploads.take(file.uploadedFile(), file.fileName());
  }

  @GET
  @Path("{id}")
  public AttachmentView get(@RestPath String id) {
    var view = attachments.require(id).view();
    return view.at(addresses.of(new Addresses.Signed(caller.marketplaceId(), id)));
  }
}
