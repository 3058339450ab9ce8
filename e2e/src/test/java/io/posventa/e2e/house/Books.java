package io.posventa.e2e.house;

import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Json;
import io.posventa.e2e.client.Views.PaidRefund;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The payment simulator: what it has really paid back, and its orders to misbehave. */
public final class Books {
  private Books() {}

  private static Client simulator() {
    return new Client(House.suite().simulator(), "");
  }

  public static List<PaidRefund> refunds() {
    var list = simulator().get("/ledger").expect(200).json().path("refunds");
    return StreamSupport.stream(list.spliterator(), false)
        .map(row -> Json.as(row, PaidRefund.class))
        .toList();
  }

  public static List<PaidRefund> refunds(String charge) {
    return refunds().stream().filter(refund -> charge.equals(refund.charge())).toList();
  }

  /** Once, on one charge. */
  public static void misbehave(String kind, String charge) {
    misbehave(kind, Map.of("charge", charge));
  }

  public static void misbehave(String kind, Map<String, ?> more) {
    var order = new LinkedHashMap<String, Object>(more);
    order.put("kind", kind);
    simulator().post("/misbehave", order).expect(200);
  }

  public static void behave() {
    simulator().delete("/misbehave").expect(200);
  }
}
