package io.posventa.gateway.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A patch of a vendor: the profile's fields, and the grounds of a decision that are kept beside it.
 */
final class VendorPatch {
  private static final String REASON = "reason";
  private static final String ESCALATION = "escalation";
  private static final int LONGEST_REASON = 500;
  private static final Pattern ESCALATION_ID =
      Pattern.compile("escalation_[0-7][0-9a-hjkmnp-tv-z]{25}");

  /** How a vendor is reached and when it is closed: what it may change of itself. */
  private static final Set<String> OWN =
      Set.of(
          "name",
          "support_email",
          "time_zone",
          "locale",
          "country",
          "return_address",
          "holidays",
          "tracking_access",
          "helpdesk",
          "backup");

  private final JsonNode patch;

  VendorPatch(JsonNode patch) {
    this.patch = patch;
  }

  /** Refuses what a vendor may not say of itself. */
  void checkOwn() {
    List<FieldError> errors = new ArrayList<>();
    for (var field : patch.properties()) {
      if (!OWN.contains(field.getKey())) {
        errors.add(
            FieldError.at(
                "/" + field.getKey(), "not_allowed", "Only the marketplace's staff changes it."));
      }
    }
    if (!errors.isEmpty()) {
      throw new Refusal(
          CommonProblem.FORBIDDEN, "A vendor changes its own contact data only.", errors);
    }
  }

  /** Without the grounds; alone they change nothing and stand as they are. */
  JsonNode profile() {
    if (patch instanceof ObjectNode object
        && object.properties().stream()
            .anyMatch(f -> !f.getKey().equals(REASON) && !f.getKey().equals(ESCALATION))) {
      return object.deepCopy().without(List.of(REASON, ESCALATION));
    }
    return patch;
  }

  Optional<RefundModeDecision.Grounds> grounds() {
    @Nullable String escalation = escalation();
    JsonNode reason = patch.path(REASON);
    if (reason.isMissingNode()) {
      return Optional.empty();
    }
    String text = reason.asText().strip();
    boolean oneLine = text.chars().noneMatch(Character::isISOControl);
    if (!reason.isTextual() || text.isEmpty() || text.length() > LONGEST_REASON || !oneLine) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/reason",
          "invalid",
          "One line of at most " + LONGEST_REASON + " characters.");
    }
    return Optional.of(new RefundModeDecision.Grounds(text, escalation));
  }

  private @Nullable String escalation() {
    JsonNode escalation = patch.path(ESCALATION);
    if (escalation.isMissingNode()) {
      return null;
    }
    if (!escalation.isTextual() || !ESCALATION_ID.matcher(escalation.asText()).matches()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/escalation", "invalid", "The id of an escalation.");
    }
    return escalation.asText();
  }
}
