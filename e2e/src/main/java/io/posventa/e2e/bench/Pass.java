package io.posventa.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.Service;
import io.posventa.launcher.api.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What the gateway would say of the storefront, for requests that go past it. */
final class Pass {
  static final String HEADER = "Posventa-Identity";

  private static final long LIFETIME_SECONDS = 110;
  private static final long REUSE_SECONDS = 30;

  private final World world;
  private final JsonNode me;
  private final PrivateKey key;
  private String token = "";
  private long until;

  Pass(World world) {
    this.world = world;
    this.me = world.suite().api(world.shopKey()).get("/v1/me");
    this.key = key(world.suite().identityKey(Service.GATEWAY));
  }

  private static PrivateKey key(String base64) {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The gateway's key cannot be read", e);
    }
  }

  /** A signed identity that is good for a while longer. */
  synchronized String token() {
    long now = System.currentTimeMillis() / 1_000;
    if (now >= until) {
      token = sign(now);
      until = now + REUSE_SECONDS;
    }
    return token;
  }

  private String sign(long now) {
    List<String> scopes = new ArrayList<>();
    me.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    String text =
        encoded(Map.of("alg", "ES256", "kid", Service.GATEWAY.title()))
            + "."
            + encoded(
                Map.of(
                    "iss", Service.GATEWAY.title(),
                    "iat", now,
                    "exp", now + LIFETIME_SECONDS,
                    "mkt", world.marketplace(),
                    "act", me.path("id").asText(),
                    "role", me.path("role").asText(),
                    "scp", String.join(" ", scopes)));
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An identity cannot be signed", e);
    }
  }

  private static String encoded(Map<String, Object> claims) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
  }
}
