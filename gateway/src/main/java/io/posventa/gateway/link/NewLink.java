package io.posventa.gateway.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Zone;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A link to be made. */
record NewLink(
    @JsonProperty("case") @Nullable String caseId,
    CaseLink.@NotNull Party party,
    @Nullable Instant expiresAt,
    @Nullable @Language String locale,
    @Nullable @Zone String timeZone) {
  private static final Pattern CASE = Pattern.compile("(ticket|order)_[0-7][0-9a-hjkmnp-tv-z]{25}");

  /** The case, which carries in Java another name than in the body. */
  String requiredCase() {
    if (caseId == null || !CASE.matcher(caseId).matches()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/case",
          caseId == null ? "required" : "invalid_format",
          "The id of a ticket or an order.");
    }
    return caseId;
  }
}
