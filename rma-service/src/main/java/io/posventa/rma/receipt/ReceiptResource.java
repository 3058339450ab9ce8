package io.posventa.rma.receipt;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.order.VisibleOrders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/orders/{id}/receipt")
class ReceiptResource {
  private final Receipts receipts;
  private final VisibleOrders orders;
  private final Writes writes;
  private final Caller caller;

  ReceiptResource(Receipts receipts, VisibleOrders orders, Writes writes, Caller caller) {
    this.receipts = receipts;
    this.orders = orders;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  public ReceiptView get(@RestPath String id, @RestQuery @Nullable Party by) {
    return receipts.read(id, by);
  }

  @POST
  @Path("resend")
  public RestResponse<Receipts.ReceiptRequest> resend(@RestPath String id) {
    caller.requireRole(Role.CUSTOMER, Role.OPERATOR, Role.INTEGRATION);
    var order = orders.view(id);
    return writes.once(() -> Writes.accepted(receipts.resend(order.id())));
  }

  @GET
  @Path("download")
  public RestResponse<Void> download(@RestPath String id) {
    return RestResponse.seeOther(receipts.download(id));
  }
}
