package io.posventa.sla.quality;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.page.Slice;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.References;
import io.posventa.platform.time.TenantClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Indicators of one vendor, of each, and of all together. */
@Path("/v1")
class QualityResource {
  private final QualityFacts facts;
  private final References references;
  private final TenantClock clock;
  private final Paging paging;
  private final Caller caller;

  QualityResource(
      QualityFacts facts, References references, TenantClock clock, Paging paging, Caller caller) {
    this.facts = facts;
    this.references = references;
    this.clock = clock;
    this.paging = paging;
    this.caller = caller;
  }

  @GET
  @Path("vendors/{id}/quality")
  public QualityView ofVendor(
      @RestPath String id, @RestQuery @Nullable Instant from, @RestQuery @Nullable Instant to) {
    refuseLinks();
    var span = Span.of(from, to, clock.now());
    var vendor = references.require("vendor", id).id();
    if (caller.vendorId().filter(own -> !own.equals(vendor)).isPresent()) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such vendor.");
    }
    return QualityView.of(Optional.of(vendor), span, facts.ofVendor(vendor, span));
  }

  @GET
  @Path("marketplaces/{id}/quality")
  public QualityView ofMarketplace(
      @RestPath String id, @RestQuery @Nullable Instant from, @RestQuery @Nullable Instant to) {
    refuseLinks();
    if (caller.vendorId().isPresent()) {
      throw new Refusal(CommonProblem.FORBIDDEN, "A vendor sees its own indicators only.");
    }
    if (!id.equals(caller.marketplaceId())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such marketplace.");
    }
    var span = Span.of(from, to, clock.now());
    return QualityView.of(Optional.empty(), span, facts.ofAll(span));
  }

  @GET
  @Path("quality")
  public Page<QualityView> list(
      @RestQuery @Nullable Instant from,
      @RestQuery @Nullable Instant to,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    refuseLinks();
    var slice = paging.slice(limit, cursor, "quality " + from + " " + to);
    var span = span(slice, from, to);
    var rows =
        vendors(span, slice).entrySet().stream()
            .map(of -> QualityView.of(Optional.of(of.getKey()), span, of.getValue()))
            .toList();
    return paging.page(slice, rows, QualityResource::key);
  }

  private Map<String, Map<Fact, Long>> vendors(Span span, Slice slice) {
    if (caller.vendorId().isEmpty()) {
      return facts.ofVendors(span, slice.after().map(List::getFirst), slice.fetch());
    }
    var own = caller.vendorId().get();
    var counts = facts.ofVendor(own, span);
    return counts.isEmpty() || slice.after().isPresent() ? Map.of() : Map.of(own, counts);
  }

  /** The pages of one list are about one period, also when "now" was its end. */
  private Span span(Slice slice, @Nullable Instant from, @Nullable Instant to) {
    return slice
        .after()
        .map(key -> new Span(Instant.parse(key.get(1)), Instant.parse(key.get(2))))
        .orElseGet(() -> Span.of(from, to, clock.now()));
  }

  private static List<String> key(QualityView view) {
    return List.of(view.vendor().orElse(""), view.from().toString(), view.to().toString());
  }

  /** A link is for one case; indicators are about all of them. */
  private void refuseLinks() {
    if (caller.caseId().isPresent()) {
      throw new Refusal(CommonProblem.FORBIDDEN, "A link shows its own case only.");
    }
  }
}
