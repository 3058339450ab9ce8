package io.posventa.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.posventa.platform.identity.Role;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens as the gateway and the services sign them, by a key that every test knows. */
public final class TestIdentity {
  /** The header that the tokens travel in. */
  public static final String HEADER = "Posventa-Identity";

  private static final String PRIVATE_KEY =
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJ7a9w+gGc6pBPRG/foUBz4muzy6WK9D5uzc2ygqaeJ6h"
          + "RANCAATFxWSJXUjUItlBgxj5+SnDVU2erkXPDcmbj9x3W8t6tdmLCA8tVwSuVLv3raVvSTKWKRu29YE5U9uDvYec"
          + "b0cB";
  private static final String PUBLIC_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExcVkiV1I1CLZQYMY+fkpw1VNnq5Fzw3Jm4/cd1vLerXZiwgPLVcErlS7"
          + "962lb0kylikbtvWBOVPbg72HnG9HAQ==";
  private static final String CURSOR_SECRET = "g2kexNR8zLfHUo0TKfYxj38iOvFjY5eLV6OROAv1mw8=";
  private static final List<String> SERVICES =
      List.of(
          "platform",
          "gateway",
          "ticket-service",
          "rma-service",
          "sla-service",
          "notification-service");
  private static final Duration LIFETIME = Duration.ofSeconds(100);

  private TestIdentity() {}

  /** The configuration under which a service takes these tokens and signs its own. */
  public static Map<String, String> config() {
    var config = new HashMap<String, String>();
    config.put("posventa.identity.private-key", PRIVATE_KEY);
    config.put("posventa.cursor.secret", CURSOR_SECRET);
    for (String service : SERVICES) {
      config.put("posventa.identity.public-keys.\"" + service + "\"", PUBLIC_KEY);
    }
    return config;
  }

  /** A caller of the public API; the acting key is named after role and vendor. */
  public static String gatewayToken(
      String marketplaceId, Role role, @Nullable String vendorId, String... scopes) {
    String actor = "key_" + wire(role) + (vendorId == null ? "" : "_" + vendorId);
    return gatewayTokenFor(actor, marketplaceId, role, vendorId, scopes);
  }

  /** A caller of the public API who acts with a key, member or link of this id. */
  public static String gatewayTokenFor(
      String actorId,
      String marketplaceId,
      Role role,
      @Nullable String vendorId,
      String... scopes) {
    var claims =
        claims("gateway", marketplaceId, actorId, role).claim("scp", String.join(" ", scopes));
    if (vendorId != null) {
      claims.claim("vnd", vendorId);
    }
    return sign("gateway", claims.build());
  }

  /** A link from a mail: one party, and one case that it is confined to. */
  public static String linkToken(
      String marketplaceId, Role role, @Nullable String vendorId, String caseId, String... scopes) {
    var claims =
        claims("gateway", marketplaceId, "link_" + wire(role), role)
            .claim("scp", String.join(" ", scopes))
            .claim("case", caseId);
    if (vendorId != null) {
      claims.claim("vnd", vendorId);
    }
    return sign("gateway", claims.build());
  }

  /** Somebody without a credential, at a door that is open to all. */
  public static String visitorToken() {
    return sign(
        "gateway", claims("gateway", "nobody", "visitor", Role.VISITOR).claim("scp", "").build());
  }

  /** A service that works in a marketplace on its own account. */
  public static String serviceToken(String service, String marketplaceId) {
    return sign(
        service, claims(service, marketplaceId, service, Role.SYSTEM).claim("scp", "").build());
  }

  /** Signs anything at all, as a service whose key got into wrong hands might. */
  public static String sign(String keyId, JWTClaimsSet claims) {
    try {
      var bytes = Base64.getDecoder().decode(PRIVATE_KEY);
      var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      var token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
      token.sign(new ECDSASigner((ECPrivateKey) key));
      return token.serialize();
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet.Builder claims(
      String issuer, String marketplaceId, String actorId, Role role) {
    var now = Clock.systemUTC().instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim("mkt", marketplaceId)
        .claim("act", actorId)
        .claim("role", wire(role));
  }

  private static String wire(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
