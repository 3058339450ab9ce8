package io.posventa.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  @Test
  void onlyTheLogosSiteIsAddedToWhatAPageMayLoad() {
    assertThat(ContentPolicy.of(Optional.of(URI.create("https://cdn.example.com/a/logo.svg"))))
        .contains("img-src 'self' https://cdn.example.com;");
    assertThat(ContentPolicy.of(Optional.empty())).contains("img-src 'self';");
  }

  @Test
  void whatIsNoPlainSiteIsLeftOut() {
    assertThat(ContentPolicy.of(Optional.of(URI.create("http://cdn.example.com/logo.svg"))))
        .contains("img-src 'self';");
    assertThat(ContentPolicy.of(Optional.of(URI.create("https://me@cdn.example.com/logo.svg"))))
        .contains("img-src 'self';");
  }
}
