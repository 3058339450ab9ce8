package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.posventa.example; dmarc=pass header.from=example.com",
        "MX.posventa.example 1; spf=fail smtp.mailfrom=x.example;\n dkim=pass (2048 bit) header.d=example.com",
        "mx.posventa.example; spf=pass smtp.mailfrom=bounces@mail.example.com",
        "mx.posventa.example; dkim=pass header.i=@example.com header.s=k1",
        "mx.posventa.example; dkim=pass header.b=\"a/b+c=\" header.d=\"example.com\""
      })
  void aCheckThatPassedForTheWritersDomainVouchesForIt(String results) {
    assertThat(isAuthentic("Authentication-Results: " + results + "\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.posventa.example; dmarc=fail header.from=example.com",
        "mx.posventa.example; none",
        "mx.posventa.example; spf=pass smtp.mailfrom=eve@evil.example",
        "mx.posventa.example; dkim=pass header.d=example.com.evil.example",
        "mx.posventa.example; dkim=pass header.d=com",
        "mx.posventa.example; dkim=pass header.s=header.d=example.com header.d=evil.example",
        "mx.posventa.example; spf=pass smtp.mailfrom=\"x header.from=example.com\"@evil.example",
        "mx.posventa.example; spf=pass smtp.mailfrom=\"x;dmarc=pass header.from=example.com\"@evil.example",
        "mx.posventa.example; dkim=pass header.i=\"\\\" header.d=example.com \"@evil.example",
        "mx.posventa.example; spf=pass (of \"a) header.from=example.com\"@evil.example) smtp.mailfrom=evil.example",
        "mx.posventa.example; dkim=pass header.d=notexample.com",
        "mx.posventa.example; x=dkim=pass (dmarc=pass header.from=example.com)",
        "mx.evil.example; dmarc=pass header.from=example.com",
        "mx.posventa.example.evil.example; dmarc=pass header.from=example.com"
      })
  void nothingElseDoes(String results) {
    assertThat(isAuthentic("Authentication-Results: " + results + "\n")).isFalse();
  }

  @Test
  void ofSeveralTheOneThatOurServerPutOnTopCounts() {
    String ours =
        "Authentication-Results: mx.posventa.example; dmarc=fail header.from=example.com\n";
    String theirs =
        "Authentication-Results: mx.posventa.example; dmarc=pass header.from=example.com\n";

    assertThat(isAuthentic(ours + theirs)).isFalse();
    assertThat(isAuthentic("")).isFalse();
  }

  @Test
  void withoutAServerToAskTheMailServerHasDecidedAlready() {
    assertThat(Mails.read(Mails.plain("", "")).isAuthentic()).isTrue();
  }

  private static boolean isAuthentic(String headers) {
    return new MailParser(Optional.of("mx.posventa.example"))
        .parse(new RawMail(Mails.octets(Mails.plain(headers, "")), false, 0))
        .isAuthentic();
  }
}
