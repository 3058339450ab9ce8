package io.posventa.rma.reconciliation;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.money.Money;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.rma.payment.ProviderUnavailable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/reconciliations")
class ReconciliationResource {
  private final Reconciliations reconciliations;
  private final Differences differences;
  private final Paging paging;
  private final Writes writes;
  private final Caller caller;

  ReconciliationResource(
      Reconciliations reconciliations,
      Differences differences,
      Paging paging,
      Writes writes,
      Caller caller) {
    this.reconciliations = reconciliations;
    this.differences = differences;
    this.paging = paging;
    this.writes = writes;
    this.caller = caller;
  }

  record DifferenceView(
      String object,
      String id,
      @Nullable String refund,
      @Nullable String order,
      Difference.Kind kind,
      Optional<Money> ours,
      Optional<Money> theirs,
      @Nullable String reference,
      Instant foundAt) {

    static DifferenceView of(DifferenceRow row) {
      return new DifferenceView(
          "reconciliation_difference",
          row.key.id(),
          row.refundId,
          row.orderId,
          row.kind,
          money(row.oursMinor, row.oursCurrency),
          money(row.theirsMinor, row.theirsCurrency),
          row.reference,
          row.foundAt);
    }

    private static Optional<Money> money(@Nullable Long minor, @Nullable String currency) {
      return minor == null || currency == null
          ? Optional.empty()
          : Optional.of(new Money(minor, currency));
    }
  }

  record ReconciliationRun(String object, int compared, int differences) {}

  @GET
  public Page<DifferenceView> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    requireOperator();
    var slice = paging.slice(limit, cursor, "reconciliations");
    var rows = differences.open(slice.after().map(List::getFirst), slice.fetch());
    return paging.page(slice, rows, row -> List.of(row.key.id())).map(DifferenceView::of);
  }

  /** Compares now; what it finds is listed by GET. */
  @POST
  public RestResponse<ReconciliationRun> run() {
    requireOperator();
    try {
      var result = reconciliations.run();
      var run =
          new ReconciliationRun(
              "reconciliation_run", result.compared(), result.differences().size());
      return writes.once(() -> Writes.ok(run));
    } catch (ProviderUnavailable e) {
      throw new Refusal(CommonProblem.UNAVAILABLE, "The payment provider cannot be asked now.");
    }
  }

  private void requireOperator() {
    caller.requireRole(Role.OPERATOR, Role.PLATFORM_ADMIN);
  }
}
