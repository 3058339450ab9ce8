package io.posventa.gateway.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.text.Country;
import io.posventa.gateway.text.Language;
import io.posventa.gateway.text.Line;
import io.posventa.gateway.text.Zone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of itself, and the marketplace of it.
 *
 * @param timeZone its own; without one the marketplace's counts
 * @param supportEmail where ticket mails go; without one to the account's address
 */
record VendorProfile(
    @Nullable @Line @Size(min = 1, max = 120) String externalId,
    @NotNull @Line @Size(min = 1, max = 200) String name,
    @NotNull @Email @Line @Size(max = 254) String accountEmail,
    @Nullable @Email @Line @Size(max = 254) String supportEmail,
    @Nullable @Zone String timeZone,
    @Nullable @Language String locale,
    @Nullable @Country String country,
    @Nullable @Line @Size(max = 120) String reseller,
    @Nullable @Valid Address returnAddress,
    @Size(max = 366) List<@NotNull @Valid Holiday> holidays,
    @Nullable TrackingAccess trackingAccess,
    @Nullable @Line @Size(max = 120) String helpdesk,
    @Nullable @Valid Backup backup,
    @Nullable @Line @Size(max = 60) String accountManager,
    RefundMode refundMode,
    SupportMode supportMode,
    @Nullable JsonNode policyOverride) {

  enum TrackingAccess {
    NONE,
    ACCOUNT,
    API,
    UPLOAD
  }

  enum RefundMode {
    GRACE,
    IMMEDIATE
  }

  enum SupportMode {
    VENDOR,
    PLATFORM
  }

  record Address(
      @Nullable @Line @Size(max = 200) String name,
      @NotNull @Line @Size(min = 1, max = 300) String street,
      @Nullable @Line @Size(max = 300) String street2,
      @NotNull @Line @Size(min = 1, max = 20) String postalCode,
      @NotNull @Line @Size(min = 1, max = 120) String city,
      @Nullable @Line @Size(max = 120) String region,
      @NotNull @Country String country) {}

  record Holiday(@NotNull LocalDate date, @NotNull @Line @Size(min = 1, max = 120) String name) {}

  record Backup(
      @NotNull @Line @Size(min = 1, max = 120) String name,
      @NotNull @Email @Line @Size(max = 254) String email,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  VendorProfile {
    holidays = holidays == null ? List.of() : holidays;
    refundMode = refundMode == null ? RefundMode.GRACE : refundMode;
    supportMode = supportMode == null ? SupportMode.VENDOR : supportMode;
  }

  String effectiveSupportEmail() {
    return supportEmail == null ? accountEmail : supportEmail;
  }
}
