package io.posventa.portal.desk.vendor;

import io.posventa.client.model.RefundModeDecision;
import io.posventa.client.model.Vendor;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One vendor: who it is, how it does, and whether it may save its sales. */
record VendorPage(
    Staff staff, Vendor vendor, int days, Numbers numbers, List<Decision> decisions, Form form) {

  /** A decision that was made. */
  public record Decision(Instant at, boolean immediate, String reason, String by, String review) {
    static Decision of(RefundModeDecision decision) {
      var by = decision.getBy();
      return new Decision(
          decision.getAt(),
          decision.getRefundMode() == RefundModeDecision.RefundModeEnum.IMMEDIATE,
          decision.getReason(),
          Objects.requireNonNullElse(by.getName(), ""),
          Optional.ofNullable(decision.getEscalation())
              .map(id -> "/desk/reviews/" + id)
              .orElse(""));
    }
  }

  VendorPage with(Form other) {
    return new VendorPage(staff, vendor, days, numbers, decisions, other);
  }

  public String base() {
    return "/desk/vendors/" + vendor.getId();
  }

  public String id() {
    return vendor.getId();
  }

  public String name() {
    return vendor.getName();
  }

  public String account() {
    return vendor.getAccountEmail();
  }

  public String support() {
    return vendor.getEffectiveSupportEmail();
  }

  public String zone() {
    return vendor.getEffectiveTimeZone().replace('_', ' ');
  }

  public String externalId() {
    return Objects.requireNonNullElse(vendor.getExternalId(), "");
  }

  public boolean isImmediate() {
    return vendor.getRefundMode() == Vendor.RefundModeEnum.IMMEDIATE;
  }

  public String reason() {
    return Objects.requireNonNullElse(vendor.getRefundModeReason(), "");
  }

  public boolean isDecider() {
    return staff.isOperator();
  }
}
