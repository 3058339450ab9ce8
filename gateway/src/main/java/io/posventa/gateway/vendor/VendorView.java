package io.posventa.gateway.vendor;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vendor as the API and its events show it: its profile, and what follows from it.
 *
 * @param effectiveTimeZone its own zone, or the marketplace's
 */
record VendorView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @JsonUnwrapped VendorProfile profile,
    String effectiveTimeZone,
    ZoneSource timeZoneSource,
    String effectiveSupportEmail,
    Optional<String> refundModeReason,
    List<Recommendation> recommendations)
    implements Versioned {

  enum ZoneSource {
    VENDOR,
    DEFAULT
  }

  /** Something to better; not an error. */
  record Recommendation(String code, String detail, String pointer) {}

  static VendorView of(Vendor vendor, VendorProfile profile, String marketplaceZone) {
    boolean own = profile.timeZone() != null;
    return new VendorView(
        vendor.key.id(),
        "vendor",
        vendor.version,
        vendor.createdAt,
        vendor.updatedAt,
        profile,
        own ? profile.timeZone() : marketplaceZone,
        own ? ZoneSource.VENDOR : ZoneSource.DEFAULT,
        profile.effectiveSupportEmail(),
        Optional.ofNullable(vendor.refundModeReason),
        recommendations(profile));
  }

  private static List<Recommendation> recommendations(VendorProfile profile) {
    var found = new ArrayList<Recommendation>();
    if (profile.supportEmail() == null) {
      found.add(
          new Recommendation(
              "support-email-missing",
              "Give a support address, so that ticket mails stay apart from messages about the"
                  + " account.",
              "/support_email"));
    } else if (profile.supportEmail().equalsIgnoreCase(profile.accountEmail())) {
      found.add(
          new Recommendation(
              "support-equals-account",
              "Use a support address of its own, so that ticket mails stay apart from messages"
                  + " about the account.",
              "/support_email"));
    }
    if (profile.backup() == null) {
      found.add(
          new Recommendation(
              "backup-missing",
              "Name who answers in times of illness, travel or high demand.",
              "/backup"));
    }
    return List.copyOf(found);
  }
}
