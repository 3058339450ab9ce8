package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON body whole, within limits, and refuses what is not UTF-8. */
@Provider
@Priority(Priorities.ENTITY_CODER)
class BodyFilter implements ContainerRequestFilter {
  private static final String BODY = BodyFilter.class.getName();

  private final Instance<HttpConfig> config;

  BodyFilter(Instance<HttpConfig> config) {
    this.config = config;
  }

  /** The body of a request that has been read by this filter. */
  static byte[] of(ContainerRequestContext request) {
    return request.getProperty(BODY) instanceof byte[] body ? body : new byte[0];
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!isJson(request) || !request.hasEntity()) {
      return;
    }
    int largest = Math.toIntExact(config.get().maxBody().asLongValue());
    boolean open = request.getUriInfo().getPath().startsWith("/v1/");
    byte[] body =
        open
            ? request.getEntityStream().readNBytes(largest + 1)
            : request.getEntityStream().readAllBytes();
    if (open && body.length > largest) {
      throw new Refusal(
              CommonProblem.PAYLOAD_TOO_LARGE, "A body has " + largest + " bytes at most.")
          .with("Connection", "close");
    }
    checkUtf8(body);
    request.setProperty(BODY, body);
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  /** Whether the body is a file, which goes by this filter unread. */
  static boolean isFile(ContainerRequestContext request) {
    @Nullable MediaType type = request.getMediaType();
    return type != null
        && (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
            || type.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE));
  }

  private static boolean isJson(ContainerRequestContext request) {
    @Nullable MediaType type = request.getMediaType();
    return type != null
        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
  }

  private static void checkUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new Refusal(
          CommonProblem.INVALID_REQUEST,
          "The body is not UTF-8.",
          List.of(FieldError.at("", "invalid_utf8", "The body is not UTF-8.")));
    }
  }
}
