package io.posventa.ticket.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a policy says about files.
 *
 * @param customers whether customers may attach any
 * @param maxSize bytes of one file
 * @param maxCount files of one message
 * @param types media types, or {@code image/*} for all of a kind
 */
public record AttachmentLimits(boolean customers, long maxSize, int maxCount, Set<String> types) {
  /** The most that a policy can give, and the gateway lets through. */
  public static final long LARGEST = 26_214_400;

  private static final long USUAL_SIZE = 10_485_760;
  private static final int USUAL_COUNT = 10;
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN = "application/vnd.oasis.opendocument.";
  private static final Set<String> USUAL_TYPES =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "application/pdf",
          "text/plain",
          "text/csv",
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          OFFICE + "wordprocessingml.document",
          OFFICE + "spreadsheetml.sheet",
          OFFICE + "presentationml.presentation",
          OPEN + "text",
          OPEN + "spreadsheet",
          OPEN + "presentation",
          "application/zip");

  public AttachmentLimits {
    types = Set.copyOf(types);
  }

  static AttachmentLimits of(JsonNode tickets) {
    JsonNode limits = tickets.path("attachments");
    JsonNode types = limits.path("types");
    return new AttachmentLimits(
        tickets.at("/conversation/attachments").asBoolean(true),
        Math.min(limits.path("max_size").asLong(USUAL_SIZE), LARGEST),
        limits.path("max_count").asInt(USUAL_COUNT),
        types.isArray()
            ? types.valueStream().map(JsonNode::asText).collect(Collectors.toSet())
            : USUAL_TYPES);
  }

  public boolean allows(String type) {
    return types.contains(type) || types.contains(type.substring(0, type.indexOf('/')) + "/*");
  }
}
