package io.posventa.portal.desk.vendor;

import io.posventa.client.api.QualityApi;
import io.posventa.client.api.VendorsApi;
import io.posventa.client.model.Quality;
import io.posventa.client.model.RefundModeDecision;
import io.posventa.client.model.Vendor;
import io.posventa.client.model.VendorPage;
import io.posventa.portal.api.Api;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pages of vendors ask the API. */
@ApplicationScoped
class Vendors {
  private static final int PAGE = 25;
  private static final int MOST = 100;

  VendorPage page(Api api, String cursor) {
    var request = VendorsApi.APIListVendorsRequest.newBuilder().limit(PAGE);
    if (!cursor.isEmpty()) {
      request.cursor(cursor);
    }
    return api.ask(VendorsApi::new, vendors -> vendors.listVendors(request.build()));
  }

  Vendor read(Api api, String id) {
    return api.ask(
        VendorsApi::new,
        vendors -> vendors.getVendor(VendorsApi.APIGetVendorRequest.newBuilder().id(id).build()));
  }

  /** The numbers of these vendors over the days before now; a quiet vendor has none. */
  Map<String, Quality> quality(Api api, List<Vendor> vendors, Instant now, int days) {
    var request =
        QualityApi.APIListQualityRequest.newBuilder()
            .from(now.minus(Duration.ofDays(days)))
            .to(justAfter(now))
            .limit(MOST)
            .build();
    var page = api.ask(QualityApi::new, quality -> quality.listQuality(request));
    var known = new HashMap<String, Quality>();
    page.getData().forEach(one -> known.put(one.getVendor(), one));
    if (page.getHasMore()) {
      vendors.stream()
          .map(Vendor::getId)
          .filter(id -> !known.containsKey(id))
          .forEach(id -> known.put(id, quality(api, id, now, days)));
    }
    return known;
  }

  Quality quality(Api api, String id, Instant now, int days) {
    var request =
        QualityApi.APIGetVendorQualityRequest.newBuilder()
            .id(id)
            .from(now.minus(Duration.ofDays(days)))
            .to(justAfter(now))
            .build();
    return api.ask(QualityApi::new, quality -> quality.getVendorQuality(request));
  }

  /** What happened at this very instant counts, and the end of a period does not. */
  private static Instant justAfter(Instant now) {
    return now.plus(1, ChronoUnit.MICROS);
  }

  /** Who changed the refund mode, when and why; the latest first. */
  List<RefundModeDecision> decisions(Api api, String id) {
    var request =
        VendorsApi.APIListRefundModeDecisionsRequest.newBuilder().id(id).limit(MOST).build();
    return api
        .ask(VendorsApi::new, vendors -> vendors.listRefundModeDecisions(request))
        .getData()
        .stream()
        .sorted((one, other) -> other.getAt().compareTo(one.getAt()))
        .toList();
  }
}
