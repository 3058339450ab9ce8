package io.posventa.gateway.link;

import io.posventa.gateway.limit.Attempts;
import io.posventa.gateway.link.CaseLink.Terms;
import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/links")
class LinkResource {
  /** The same whatever the token was. */
  record LinkRenewal(String object) {}

  record RenewLink(@NotNull @Size(min = 1, max = 100) String token) {
    @Override
    public String toString() {
      return "RenewLink[…]";
    }
  }

  /** What every link gives, and so nobody who has it not may give. */
  private static final Set<String> GIVEN = Set.of("tickets:read", "tickets:write");

  private final Links links;
  private final Cases cases;
  private final Expiry expiry;
  private final Renewals renewals;
  private final Attempts attempts;
  private final LinkConfig config;
  private final Caller caller;
  private final Writes writes;
  private final Paging paging;

  LinkResource(
      Links links,
      Cases cases,
      Expiry expiry,
      Renewals renewals,
      Attempts attempts,
      LinkConfig config,
      Caller caller,
      Writes writes,
      Paging paging) {
    this.links = links;
    this.cases = cases;
    this.expiry = expiry;
    this.renewals = renewals;
    this.attempts = attempts;
    this.config = config;
    this.caller = caller;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<LinkView.WithToken> make(@NotNull @Valid NewLink command) {
    if (!caller.scopes().containsAll(GIVEN)) {
      throw new Refusal(
          CommonProblem.FORBIDDEN, "A link lets its holder read and write tickets; you may not.");
    }
    if (caller.vendorId().isPresent() && command.party() != CaseLink.Party.VENDOR) {
      throw Refusal.field(
          CommonProblem.FORBIDDEN,
          "/party",
          "not_allowed",
          "A vendor's credential makes links of the vendor's side only.");
    }
    var target = cases.require(command.requiredCase(), caller.vendorId());
    return writes.once(() -> make(command, target), LinkView.WithToken::withoutToken);
  }

  private RestResponse<LinkView.WithToken> make(NewLink command, Cases.Case target) {
    var terms =
        new Terms(
            target.id(),
            target.order(),
            command.party(),
            target.vendor(),
            null,
            command.locale(),
            command.timeZone(),
            expiry.of(Optional.ofNullable(command.expiresAt())));
    var made = links.mint(List.of(terms)).getFirst();
    String token = made.token().text();
    return Writes.created(
        URI.create("/v1/links/" + made.link().id()),
        new LinkView.WithToken(made.link(), token, config.pages() + "/l/" + token));
  }

  @GET
  public Page<LinkView> list(
      @QueryParam("case") @Nullable String caseId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "links " + caseId);
    var rows =
        links.after(
            Optional.ofNullable(caseId),
            slice.after().map(List::getFirst).orElse(""),
            slice.fetch());
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @GET
  @Path("{id}")
  public LinkView read(String id) {
    return links.read(id);
  }

  @DELETE
  @Path("{id}")
  public RestResponse<Void> revoke(String id) {
    return writes.once(
        () -> {
          links.revoke(id);
          return Writes.noContent();
        });
  }

  @POST
  @Path("renew")
  public RestResponse<LinkRenewal> renew(@NotNull @Valid RenewLink command) {
    attempts.enter("link", command.token());
    renewals.request(command.token());
    return Writes.accepted(new LinkRenewal("link_renewal"));
  }
}
