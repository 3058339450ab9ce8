package io.posventa.gateway.link;

import io.posventa.gateway.credential.CredentialNews;
import io.posventa.gateway.credential.Secret;
import io.posventa.gateway.link.CaseLink.Terms;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links of the current marketplace. Each method is one transaction. */
@ApplicationScoped
class Links {
  static final String PREFIX = "lnk_";

  private final LinkRepository links;
  private final Marketplaces marketplaces;
  private final CredentialNews news;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;
  private final IfMatch ifMatch;
  private final Ids ids;

  Links(
      LinkRepository links,
      Marketplaces marketplaces,
      CredentialNews news,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine,
      IfMatch ifMatch,
      Ids ids) {
    this.links = links;
    this.marketplaces = marketplaces;
    this.news = news;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
    this.ifMatch = ifMatch;
    this.ids = ids;
  }

  /** A new link and the token that nobody will see again. */
  record Minted(LinkView link, Secret token) {}

  /** Makes links, in the order of their terms. */
  @Transactional
  List<Minted> mint(List<Terms> wanted) {
    @Nullable String clockId = marketplaces.current().testClock().orElse(null);
    Instant now = clock.now();
    return wanted.stream().map(terms -> mint(terms, clockId, now)).toList();
  }

  private Minted mint(Terms terms, @Nullable String clockId, Instant now) {
    var token = Secret.make(PREFIX);
    var key = new TenantKey(tenancy.current(), ids.next("link"));
    var link = new CaseLink(key, terms, clockId, token.hash(), now);
    links.persist(link);
    return new Minted(LinkView.of(link), token);
  }

  @Transactional
  LinkView read(String id) {
    return LinkView.of(require(id, LockModeType.NONE));
  }

  @Transactional
  List<LinkView> after(Optional<String> caseId, String id, int limit) {
    return links.after(tenancy.current(), caseId, caller.vendorId(), id, limit).stream()
        .map(LinkView::of)
        .toList();
  }

  @Transactional
  void revoke(String id) {
    var link = require(id, LockModeType.PESSIMISTIC_WRITE);
    ifMatch.check(link.version);
    if (link.revokedAt == null) {
      revoke(link);
    }
  }

  /**
   * Shuts an order, and its tickets, to whoever reads the mails of any other address than this.
   * Links that went to this address already stay, so that it does not matter which comes first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keepToAddress(String orderId, String email) {
    String hash = Addresses.hash(email);
    links.openToCustomersOf(tenancy.current(), orderId).stream()
        .filter(link -> !hash.equals(link.addressHash))
        .forEach(this::revoke);
  }

  private void revoke(CaseLink link) {
    link.revoke(machine.instant(), clock.now());
    links.flush();
    news.tell(link.tokenHash);
  }

  /** A vendor's credential sees the links of its own side only. */
  private CaseLink require(String id, LockModeType lock) {
    return links
        .findByIdOptional(new TenantKey(tenancy.current(), id), lock)
        .filter(link -> caller.vendorId().map(own -> own.equals(link.vendorId)).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such link."));
  }
}
