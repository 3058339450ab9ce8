package io.posventa.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.sla.calendar.VendorProfile;
import io.posventa.sla.deadline.CaseFacts.Party;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseFactsTest {

  @Test
  void everyFactHasTheNameUnderWhichAPolicyAsksForIt() {
    var opener = new Party(Optional.of("operator"), Optional.of("customer"));

    assertThat(
            facts(opener, "email", "defective", "vendor").named(vendor("immediate", "marketplace")))
        .isEqualTo(
            Map.of(
                "ticket.type", "refund",
                "ticket.channel", "email",
                "ticket.reason", "defective",
                "opened_by", "customer",
                "last_party", "vendor",
                "vendor.refund_mode", "immediate",
                "vendor.support_mode", "marketplace"));
  }

  @Test
  void whatIsNotKnownIsLeftOutAndAVendorWithoutModesHasTheUsualOnes() {
    var opener = new Party(Optional.of("vendor"), Optional.empty());

    assertThat(facts(opener, null, null, null).named(vendor(null, null)))
        .isEqualTo(
            Map.of(
                "ticket.type", "refund",
                "opened_by", "vendor",
                "vendor.refund_mode", "grace",
                "vendor.support_mode", "vendor"));
  }

  private static CaseFacts facts(
      Party opener, @Nullable String channel, @Nullable String reason, @Nullable String last) {
    return new CaseFacts(
        "ticket_1",
        1,
        "refund",
        "open",
        Optional.ofNullable(channel),
        Optional.ofNullable(reason),
        "vendor_1",
        Optional.empty(),
        "policy_1",
        opener,
        Optional.ofNullable(last));
  }

  private static VendorProfile vendor(@Nullable String refunds, @Nullable String support) {
    return new VendorProfile(
        "vendor_1",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(refunds),
        Optional.ofNullable(support),
        Optional.empty());
  }
}
