package io.posventa.notification.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.notification.template.Party;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class ReplyAddressTest {
  private static final String SECRET = "cmVwbHktc2VjcmV0LW9mLXRoZS10ZXN0cy0wMTIzNDU=";
  private static final String OTHER_SECRET = "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0cy0wMTIzNDU=";

  @Inject Tickets tickets;

  private final Story story = new Story();

  private record Config(boolean enabled, Optional<String> domain, Optional<String> replySecret)
      implements ReplyConfig {}

  @Test
  void anAddressLeadsBackToItsTicketAndParty() {
    var addresses = addresses(SECRET);
    story.tell(story.opened());

    String customer = address(addresses, Party.CUSTOMER);
    String vendor = address(addresses, Party.VENDOR);

    assertThat(customer).startsWith("reply+").endsWith("@in.example").isNotEqualTo(vendor);
    assertThat(customer.substring(0, customer.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
    assertThat(addresses.read(customer))
        .contains(new ReplyAddress.Target(story.marketplace, story.ticket, Party.CUSTOMER));
    assertThat(addresses.read(" " + vendor.toUpperCase(Locale.ROOT)))
        .contains(new ReplyAddress.Target(story.marketplace, story.ticket, Party.VENDOR));
  }

  @Test
  void nobodyMakesAnAddressWithoutTheSecret() {
    var addresses = addresses(SECRET);
    story.tell(story.opened());
    var other = new Story();
    other.tell(other.opened());
    String own = address(addresses, Party.CUSTOMER);

    assertThat(addresses.read(address(addresses(OTHER_SECRET), Party.CUSTOMER))).isEmpty();
    assertThat(addresses.read(own.replace(suffix(story), suffix(other)))).isEmpty();
    assertThat(addresses.read(own.replace(suffix(story) + "c", suffix(story) + "v"))).isEmpty();
    assertThat(addresses.read(own.replace("@in.example", "@elsewhere.example"))).isEmpty();
    assertThat(addresses.read(own.replace("@in.example", "x@in.example"))).isEmpty();
    assertThat(addresses.read("reply+@in.example")).isEmpty();
    assertThat(addresses.read("refunds@in.example")).isEmpty();
  }

  @Test
  void aTicketThatNobodyKnowsHereHasNoReader() {
    var addresses = addresses(SECRET);

    assertThat(addresses.read(address(addresses, Party.CUSTOMER))).isEmpty();
  }

  @Test
  void withoutIncomingMailThereIsNoAddress() {
    var off = new ReplyAddress(new Config(false, Optional.empty(), Optional.empty()), tickets);

    assertThat(off.of(story.marketplace, story.ticket, Party.CUSTOMER)).isEmpty();
    assertThat(off.read(address(addresses(SECRET), Party.CUSTOMER))).isEmpty();
  }

  @Test
  void aWeakSecretStopsTheStart() {
    var weak = new Config(true, Optional.of("in.example"), Optional.of("c2hvcnQ="));

    assertThatThrownBy(() -> new ReplyAddress(weak, tickets)).hasMessageContaining("32 bytes");
  }

  private ReplyAddress addresses(String secret) {
    return new ReplyAddress(
        new Config(true, Optional.of("In.Example"), Optional.of(secret)), tickets);
  }

  private String address(ReplyAddress addresses, Party party) {
    return addresses.of(story.marketplace, story.ticket, party).orElseThrow();
  }

  private static String suffix(Story story) {
    return story.ticket.substring("ticket_".length());
  }
}
