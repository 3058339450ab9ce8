package io.posventa.rma.email;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.rma.order.VisibleOrders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/orders/{id}/receipt/change-email")
class EmailChangeResource {
  private final EmailChanges changes;
  private final VisibleOrders orders;
  private final Writes writes;
  private final Caller caller;

  EmailChangeResource(EmailChanges changes, VisibleOrders orders, Writes writes, Caller caller) {
    this.changes = changes;
    this.orders = orders;
    this.writes = writes;
    this.caller = caller;
  }

  /** No control characters: the address reaches mail headers. */
  record ChangeOrderEmail(
      @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "\\P{Cc}*") String email) {}

  @POST
  public RestResponse<EmailChangeView> request(
      @RestPath String id, @NotNull @Valid ChangeOrderEmail command) {
    caller.requireRole(Role.CUSTOMER, Role.OPERATOR);
    var order = orders.view(id);
    return writes.once(() -> Writes.accepted(changes.request(order.id(), command.email())));
  }
}
