package io.posventa.ticket.attachment;

import io.posventa.platform.tenant.Tenancy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Hands files out to whoever has a signed address: as a download, whatever is in them. */
@Path("/v1/files")
class FileResource {
  private final Addresses addresses;
  private final Attachments attachments;
  private final StoredFiles files;
  private final Tenancy tenancy;

  FileResource(Addresses addresses, Attachments attachments, StoredFiles files, Tenancy tenancy) {
    this.addresses = addresses;
    this.attachments = attachments;
    this.files = files;
    this.tenancy = tenancy;
  }

  @GET
  @Path("{signature}")
  public RestResponse<InputStream> download(@RestPath String signature) {
    var file = addresses.open(signature).orElseThrow(Attachments::unknown);
    return tenancy.as(file.marketplaceId(), () -> download(file));
  }

  private RestResponse<InputStream> download(Addresses.Signed file) {
    var row = attachments.find(file.attachmentId()).orElseThrow(Attachments::unknown);
    return ResponseBuilder.create(Status.OK, files.open(row.fileId()))
        .header(HttpHeaders.CONTENT_TYPE, row.type())
        .header(HttpHeaders.CONTENT_LENGTH, row.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(row.name()))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** The name twice, as RFC 6266 wants it: in plain letters, and as it is. */
  private static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole.replace("*", "%2A");
  }
}
