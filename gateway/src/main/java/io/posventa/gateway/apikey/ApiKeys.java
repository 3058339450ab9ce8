package io.posventa.gateway.apikey;

import io.posventa.gateway.credential.CredentialNews;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.marketplace.MarketplaceView;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.gateway.vendor.Vendors;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of the current marketplace. Nobody can give what he has not. */
@ApplicationScoped
public class ApiKeys {
  private final ApiKeyRepository keys;
  private final Marketplaces marketplaces;
  private final Vendors vendors;
  private final CredentialNews news;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;
  private final IfMatch ifMatch;
  private final Ids ids;

  ApiKeys(
      ApiKeyRepository keys,
      Marketplaces marketplaces,
      Vendors vendors,
      CredentialNews news,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine,
      IfMatch ifMatch,
      Ids ids) {
    this.keys = keys;
    this.marketplaces = marketplaces;
    this.vendors = vendors;
    this.news = news;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
    this.ifMatch = ifMatch;
    this.ids = ids;
  }

  /** The key with which a new marketplace's staff begins. */
  @Transactional
  public ApiKeyView.WithSecret first(MarketplaceView marketplace) {
    var scopes = List.copyOf(Scopes.OF_A_MARKETPLACE);
    var command = new NewApiKey("First operator key", ApiKey.Role.OPERATOR, scopes, null, null);
    return make(command, marketplace);
  }

  @Transactional
  ApiKeyView.WithSecret create(NewApiKey command) {
    refuseExcess(command);
    @Nullable String vendor = command.vendor();
    if (vendor != null) {
      vendors.require("/vendor", vendor);
    } else if (caller.vendorId().isPresent()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/vendor",
          "required",
          "A vendor's credential makes keys of that vendor only.");
    }
    return make(command, marketplaces.current());
  }

  private ApiKeyView.WithSecret make(NewApiKey command, MarketplaceView marketplace) {
    var secret = ApiKey.newSecret(marketplace.live());
    var key =
        new ApiKey(
            new TenantKey(tenancy.current(), ids.next("key")),
            command,
            marketplace.live(),
            marketplace.testClock().orElse(null),
            secret,
            clock.now());
    keys.persistAndFlush(key);
    return new ApiKeyView.WithSecret(view(key), secret.text());
  }

  private void refuseExcess(NewApiKey command) {
    var errors = new ArrayList<FieldError>();
    boolean lacking = false;
    for (int i = 0; i < command.scopes().size(); i++) {
      String scope = command.scopes().get(i);
      if (!Scopes.ALL.contains(scope)) {
        errors.add(FieldError.at("/scopes/" + i, "unknown_value", "There is no such scope."));
      }
      lacking |= !caller.scopes().contains(scope);
    }
    if (!errors.isEmpty()) {
      throw new Refusal(CommonProblem.INVALID_REQUEST, "Unknown scopes.", errors);
    }
    if (lacking) {
      throw new Refusal(CommonProblem.FORBIDDEN, "A key cannot give scopes that it has not.");
    }
    if (command.role() == ApiKey.Role.OPERATOR) {
      caller.requireRole(Role.OPERATOR);
      if (command.vendor() != null) {
        throw Refusal.field(
            CommonProblem.INVALID_REQUEST,
            "/vendor",
            "not_allowed",
            "Operators serve all vendors.");
      }
    }
    if (command.expiresAt() != null && !command.expiresAt().isAfter(machine.instant())) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/expires_at", "in_the_past", "It is over already.");
    }
  }

  @Transactional
  ApiKeyView read(String id) {
    return view(require(id, LockModeType.NONE));
  }

  @Transactional
  List<ApiKeyView> after(String id, int limit) {
    return keys.after(tenancy.current(), caller.vendorId(), id, limit).stream()
        .map(this::view)
        .toList();
  }

  /** The old secret ends at once; the key stays itself. */
  @Transactional
  ApiKeyView.WithSecret rotate(String id) {
    var key = require(id, LockModeType.PESSIMISTIC_WRITE);
    ifMatch.check(key.version);
    refuseExcess(new NewApiKey(key.name, key.role, key.scopes(), key.vendorId, null));
    if (key.revokedAt != null) {
      throw new Refusal(CommonProblem.INVALID_TRANSITION, "The key is revoked.");
    }
    var secret = ApiKey.newSecret(key.live);
    news.tell(key.secretHash);
    key.rotate(secret, clock.now());
    keys.flush();
    return new ApiKeyView.WithSecret(view(key), secret.text());
  }

  @Transactional
  void revoke(String id) {
    var key = require(id, LockModeType.PESSIMISTIC_WRITE);
    ifMatch.check(key.version);
    if (key.revokedAt == null) {
      key.revoke(machine.instant(), clock.now());
      keys.flush();
      news.tell(key.secretHash);
    }
  }

  private ApiKey require(String id, LockModeType lock) {
    return keys.findByIdOptional(new TenantKey(tenancy.current(), id), lock)
        .filter(key -> caller.vendorId().map(own -> own.equals(key.vendorId)).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such key."));
  }

  private ApiKeyView view(ApiKey key) {
    return ApiKeyView.of(key, machine.instant());
  }
}
