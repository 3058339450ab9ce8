package io.posventa.gateway.me;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.gateway.contract.ApiVersion;
import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CurrentCredential;
import io.posventa.gateway.marketplace.MarketplaceView;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.gateway.member.MemberView;
import io.posventa.gateway.member.Members;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import io.posventa.platform.time.TenantClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who a credential is and what it may do. */
@Path("/v1/me")
class MeResource {
  enum Party {
    CUSTOMER,
    VENDOR
  }

  record Me(
      String object,
      String id,
      Credential.Kind kind,
      Role role,
      Optional<String> marketplace,
      Optional<String> vendor,
      @JsonProperty("case") Optional<String> caseId,
      Optional<Party> party,
      Optional<Instant> expiresAt,
      Optional<MeMember> member,
      Optional<String> locale,
      Optional<String> timeZone,
      Optional<Profile> marketplaceProfile,
      List<String> scopes,
      Optional<Boolean> live,
      Optional<Instant> now,
      String apiVersion) {}

  record MeMember(String id, String name, String email, Optional<String> locale) {
    static MeMember of(MemberView m) {
      return new MeMember(m.id(), m.name(), m.email(), m.locale());
    }
  }

  record Profile(String id, String name, String locale, String timeZone, Optional<String> logoUrl) {
    static Profile of(MarketplaceView m) {
      return new Profile(m.id(), m.name(), m.locale(), m.timeZone(), m.logoUrl());
    }
  }

  private final CurrentCredential current;
  private final Marketplaces marketplaces;
  private final Members members;
  private final TenantClock clock;

  MeResource(
      CurrentCredential current, Marketplaces marketplaces, Members members, TenantClock clock) {
    this.current = current;
    this.marketplaces = marketplaces;
    this.members = members;
    this.clock = clock;
  }

  @GET
  public Me me() {
    var credential = current.get();
    Optional<String> marketplace =
        Optional.of(credential.marketplaceId()).filter(id -> !id.equals(Identity.PLATFORM));
    return new Me(
        "me",
        credential.actorId(),
        credential.kind(),
        credential.role(),
        marketplace,
        credential.vendorId(),
        credential.caseId(),
        credential.caseId().map(_ -> partyOf(credential)),
        credential.expiresAt(),
        memberOf(credential),
        credential.locale(),
        credential.timeZone(),
        marketplace.map(_ -> Profile.of(marketplaces.current())),
        credential.scopes().stream().sorted().toList(),
        marketplace.map(_ -> credential.clockId().isEmpty()),
        marketplace.map(_ -> clock.now()),
        ApiVersion.CURRENT);
  }

  private static Party partyOf(Credential link) {
    return link.role() == Role.CUSTOMER ? Party.CUSTOMER : Party.VENDOR;
  }

  private Optional<MeMember> memberOf(Credential credential) {
    return credential.kind() == Credential.Kind.SESSION
        ? Optional.of(MeMember.of(members.ofSession(credential.actorId())))
        : Optional.empty();
  }
}
