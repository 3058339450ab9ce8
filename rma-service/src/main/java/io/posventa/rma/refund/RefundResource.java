package io.posventa.rma.refund;

import io.posventa.platform.http.IfMatch;
import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.money.Money;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/refunds")
class RefundResource {
  private final Refunds refunds;
  private final DirectRefunds direct;
  private final Decisions decisions;
  private final Writes writes;
  private final Paging paging;
  private final Caller caller;
  private final IfMatch ifMatch;

  RefundResource(
      Refunds refunds,
      DirectRefunds direct,
      Decisions decisions,
      Writes writes,
      Paging paging,
      Caller caller,
      IfMatch ifMatch) {
    this.refunds = refunds;
    this.direct = direct;
    this.decisions = decisions;
    this.writes = writes;
    this.paging = paging;
    this.caller = caller;
    this.ifMatch = ifMatch;
  }

  record QuoteRefund(
      @NotNull @Size(max = 124) String order,
      @Valid @Nullable RefundComponents components,
      @Min(1) @Max(100) @Nullable Integer percent) {}

  record RefundQuote(
      String object,
      String order,
      Optional<String> invoice,
      Money amount,
      RefundComponents components,
      String quote,
      Instant expiresAt) {}

  record NewRefund(
      @NotNull @Size(max = 124) String order,
      @Size(max = 40) @Nullable String ticket,
      @Size(max = 2000) @Nullable String quote,
      @Valid @Nullable RefundComponents components,
      @Size(max = 200) @Pattern(regexp = "\\P{Cc}*") @Nullable String reason) {}

  record RefundComment(@Size(max = 500) @Pattern(regexp = "\\P{Cc}*") @Nullable String comment) {}

  record MarkRefundPaid(
      @NotNull @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cc}*") String reference,
      @Nullable Instant paidAt,
      @Size(max = 500) @Pattern(regexp = "\\P{Cc}*") @Nullable String comment) {}

  @POST
  @Path("quote")
  public RestResponse<RefundQuote> quote(@NotNull @Valid QuoteRefund asked) {
    var quote = direct.quote(asked, caller);
    return writes.once(() -> Writes.ok(quote));
  }

  @POST
  public RestResponse<RefundView> create(@NotNull @Valid NewRefund asked) {
    writes.requireKey();
    var prepared = direct.prepare(asked, caller);
    return writes.once(
        () -> {
          var refund = direct.execute(asked, prepared);
          return Writes.created(URI.create("/v1/refunds/" + refund.id()), refund);
        });
  }

  @GET
  @Path("{id}")
  public RefundView get(@RestPath String id) {
    return refunds.get(id, caller.vendorId());
  }

  @GET
  public Page<RefundView> list(
      @RestQuery Refund.@Nullable Status status,
      @RestQuery @Nullable String order,
      @RestQuery @Nullable String ticket,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    var scope = "refunds " + List.of(text(status), text(order), text(ticket));
    var slice = paging.slice(limit, cursor, scope);
    var search =
        new RefundSearch(
            caller.marketplaceId(),
            caller.vendorId(),
            Optional.ofNullable(status),
            Optional.ofNullable(order),
            Optional.ofNullable(ticket),
            slice.after().map(List::getFirst));
    var rows = refunds.search(search, slice.fetch());
    return paging.page(slice, rows, refund -> List.of(refund.id()));
  }

  private static String text(@Nullable Object filter) {
    return Objects.toString(filter, "");
  }

  @POST
  @Path("{id}/approve")
  public RestResponse<RefundView> approve(
      @RestPath String id, @Valid @Nullable RefundComment comment) {
    return decided(() -> refunds.retry(id, ifMatch::check));
  }

  @POST
  @Path("{id}/cancel")
  public RestResponse<RefundView> cancel(
      @RestPath String id, @Valid @Nullable RefundComment comment) {
    requireOperator();
    int attempts = decisions.requireUnpaid(id);
    return decided(() -> refunds.cancel(id, attempts, ifMatch::check));
  }

  @POST
  @Path("{id}/mark-paid")
  public RestResponse<RefundView> markPaid(
      @RestPath String id, @NotNull @Valid MarkRefundPaid paid) {
    requireOperator();
    int attempts = decisions.requireUnpaid(id);
    return decided(() -> refunds.markPaid(id, attempts, paid.reference(), ifMatch::check));
  }

  private RestResponse<RefundView> decided(Supplier<RefundView> decision) {
    requireOperator();
    writes.requireKey();
    return writes.once(() -> Writes.ok(decision.get()));
  }

  private void requireOperator() {
    caller.requireRole(Role.OPERATOR, Role.PLATFORM_ADMIN);
  }
}
