package io.posventa.ticket.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.ticket.party.Party;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one version of a policy says about tickets: its section {@code tickets}, and of {@code
 * refunds} what decides who may still save a sale.
 *
 * @param id the id of the policy version
 * @param name the name of the policy
 * @param number the number of the version
 * @param convertToRefund whether the customer may turn support into a refund or a cancellation
 * @param vendorMaySave whether the vendor may close or change a customer's request at all
 * @param onePerOrder whether an order can have one open request at a time only
 * @param reviews whether a closed or changed ticket can be put before the platform
 * @param attachments which files may come with messages
 */
public record TicketPolicy(
    String id,
    String name,
    long number,
    Set<TicketType> types,
    Set<Party> openers,
    Set<Party> closers,
    VendorChange vendorChange,
    boolean convertToRefund,
    boolean vendorMaySave,
    boolean onePerOrder,
    boolean reviews,
    AttachmentLimits attachments) {

  private static final String REVIEWED_AFTERWARDS = "closed_or_changed";

  /** What a vendor's close or change of a customer's request needs. */
  public enum VendorChange {
    ALLOW,
    REQUIRE,
    ALLOW_AND_AUDIT
  }

  public TicketPolicy {
    types = Set.copyOf(types);
    openers = Set.copyOf(openers);
    closers = Set.copyOf(closers);
  }

  /** Reads the sections out of a policy document; what a document leaves out is the mildest. */
  public static TicketPolicy of(String id, String name, long number, JsonNode document) {
    JsonNode tickets = document.path("tickets");
    JsonNode refunds = document.path("refunds");
    return new TicketPolicy(
        id,
        name,
        number,
        several(tickets.path("types"), TicketType.class),
        several(tickets.path("openers"), Party.class),
        several(tickets.path("closers"), Party.class),
        one(tickets.path("vendor_change_consent"), VendorChange.ALLOW),
        tickets.path("convert_to_refund").asBoolean(true),
        refunds.path("vendor_may_save").asBoolean(true),
        tickets.path("exclusive_key").asText("none").equals("order"),
        tickets.at("/escalation/trigger").asText(REVIEWED_AFTERWARDS).equals(REVIEWED_AFTERWARDS),
        AttachmentLimits.of(tickets));
  }

  private static VendorChange one(JsonNode node, VendorChange otherwise) {
    return node.isTextual() ? VendorChange.valueOf(upper(node.textValue())) : otherwise;
  }

  /** Names that this service does not know belong to types and roles of later versions. */
  private static <E extends Enum<E>> Set<E> several(JsonNode node, Class<E> type) {
    if (!node.isArray()) {
      return EnumSet.allOf(type);
    }
    Set<String> names =
        node.valueStream().map(name -> upper(name.asText())).collect(Collectors.toSet());
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> names.contains(constant.name()))
        .collect(Collectors.toSet());
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
