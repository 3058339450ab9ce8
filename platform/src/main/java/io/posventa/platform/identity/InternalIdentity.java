package io.posventa.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies who calls. Every process has a key of its own, so that no service can pose as
 * another; only the gateway's tokens stand for callers from outside.
 */
@ApplicationScoped
public class InternalIdentity {
  public static final String HEADER = "Posventa-Identity";
  public static final String GATEWAY = "gateway";

  private static final int REMEMBERED = 10_000;

  private final String service;
  private final String keyId;
  private final Duration lifetime;
  private final Duration leeway;
  private final JWSSigner signer;
  private final Map<String, JWSVerifier> verifiers;
  private final Clock clock;
  private final Expiring<String> signed;
  private final Expiring<Identity> verified;

  InternalIdentity(ServiceConfig process, IdentityConfig config, Clock clock) {
    this.service = process.service();
    this.keyId = config.keyId().orElse(service);
    this.lifetime = config.lifetime();
    this.leeway = config.leeway();
    this.signer = IdentityKeys.signer(config.privateKey());
    this.verifiers =
        config.publicKeys().entrySet().stream()
            .filter(entry -> entry.getValue().isPresent())
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    e -> IdentityKeys.verifier(e.getKey(), e.getValue().orElseThrow())));
    this.clock = clock;
    this.signed = new Expiring<>(REMEMBERED, clock);
    this.verified = new Expiring<>(REMEMBERED, clock);
  }

  /** A token for this service's own work, in no marketplace in particular. */
  public String system() {
    return system(Identity.PLATFORM);
  }

  /** A token for this service's own work in a marketplace; reused while half of it is left. */
  public String system(String marketplaceId) {
    return signed.get(
        marketplaceId,
        () ->
            new Expiring.Entry<>(
                sign(systemIn(marketplaceId)), clock.instant().plus(lifetime.dividedBy(2))));
  }

  private Identity systemIn(String marketplaceId) {
    return new Identity(
        service,
        marketplaceId,
        service,
        Role.SYSTEM,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Signs what this service says of a caller; good for two minutes, by machine time. */
  public String sign(Identity identity) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(service)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .claim("mkt", identity.marketplaceId())
            .claim("act", identity.actorId())
            .claim("role", identity.role().name().toLowerCase(Locale.ROOT))
            .claim("scp", String.join(" ", identity.scopes()));
    identity.vendorId().ifPresent(vendor -> claims.claim("vnd", vendor));
    identity.clock().ifPresent(testClock -> claims.claim("clk", testClock));
    identity.caseId().ifPresent(id -> claims.claim("case", id));
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("An identity cannot be signed.", e);
    }
    return token.serialize();
  }

  /**
   * Who calls, when a known service's key signed it and it is still good.
   *
   * @throws Refusal 401, which never says what is wrong with the token
   */
  public Identity verify(String token) {
    return verified.get(token, () -> verifyAnew(token));
  }

  private Expiring.Entry<Identity> verifyAnew(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      @Nullable String kid = jwt.getHeader().getKeyID();
      @Nullable JWSVerifier verifier = kid == null ? null : verifiers.get(kid);
      if (verifier == null
          || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(verifier)) {
        throw unauthenticated();
      }
      var claims = jwt.getJWTClaimsSet();
      var identity = identityOf(claims);
      checkIssuer(identity, kid);
      return new Expiring.Entry<>(identity, expiryOf(claims));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw unauthenticated();
    }
  }

  private static Identity identityOf(JWTClaimsSet claims) throws ParseException {
    return new Identity(
        required(claims.getIssuer()),
        required(claims.getStringClaim("mkt")),
        required(claims.getStringClaim("act")),
        Role.valueOf(required(claims.getStringClaim("role")).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(claims.getStringClaim("vnd")),
        scopes(required(claims.getStringClaim("scp"))),
        Optional.ofNullable(claims.getStringClaim("clk")),
        Optional.ofNullable(claims.getStringClaim("case")));
  }

  private static Set<String> scopes(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
  }

  /** A key signs for its own service only, and only the gateway vouches for callers. */
  private static void checkIssuer(Identity identity, String kid) {
    int slash = kid.indexOf('/');
    String owner = slash < 0 ? kid : kid.substring(0, slash);
    boolean own = owner.equals(identity.issuer());
    if (!own || !(identity.role() == Role.SYSTEM || owner.equals(GATEWAY))) {
      throw unauthenticated();
    }
  }

  private Instant expiryOf(JWTClaimsSet claims) {
    @Nullable Date date = claims.getExpirationTime();
    Instant now = clock.instant();
    if (date == null
        || date.toInstant().isAfter(now.plus(lifetime).plus(leeway))
        || !date.toInstant().plus(leeway).isAfter(now)) {
      throw unauthenticated();
    }
    return date.toInstant().plus(leeway);
  }

  private static String required(@Nullable String claim) {
    if (claim == null) {
      throw unauthenticated();
    }
    return claim;
  }

  static Refusal unauthenticated() {
    return new Refusal(CommonProblem.UNAUTHENTICATED, "A valid credential is needed.")
        .with("WWW-Authenticate", "Bearer realm=\"posventa\"");
  }
}
