package io.posventa.ticket.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.party.Party;
import org.junit.jupiter.api.Test;

class TicketPolicyTest {

  @Test
  @Requirement({"CB-06", "CB-16", "GEN-01"})
  void aDocumentSaysWhatTicketsMayDo() {
    var policy =
        policy(
            """
            {"tickets": {"types": ["support", "refund", "incident"],
                         "openers": ["customer", "vendor", "integration"],
                         "closers": ["customer", "system"],
                         "vendor_change_consent": "allow_and_audit",
                         "convert_to_refund": false,
                         "exclusive_key": "order"},
             "refunds": {"vendor_may_save": false}}""");

    assertThat(policy.types()).containsExactlyInAnyOrder(TicketType.SUPPORT, TicketType.REFUND);
    assertThat(policy.openers()).containsExactlyInAnyOrder(Party.CUSTOMER, Party.VENDOR);
    assertThat(policy.closers()).containsExactlyInAnyOrder(Party.CUSTOMER, Party.SYSTEM);
    assertThat(policy.vendorChange()).isEqualTo(TicketPolicy.VendorChange.ALLOW_AND_AUDIT);
    assertThat(policy.convertToRefund()).isFalse();
    assertThat(policy.vendorMaySave()).isFalse();
    assertThat(policy.onePerOrder()).isTrue();
  }

  @Test
  void whatADocumentLeavesOutIsTheMildest() {
    var policy = policy("{}");

    assertThat(policy.types()).containsExactlyInAnyOrder(TicketType.values());
    assertThat(policy.closers()).containsExactlyInAnyOrder(Party.values());
    assertThat(policy.vendorChange()).isEqualTo(TicketPolicy.VendorChange.ALLOW);
    assertThat(policy.convertToRefund()).isTrue();
    assertThat(policy.vendorMaySave()).isTrue();
    assertThat(policy.onePerOrder()).isFalse();
  }

  private static TicketPolicy policy(String document) {
    try {
      return TicketPolicy.of("policy_1", "clickbank", 1, new ObjectMapper().readTree(document));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(document, e);
    }
  }
}
