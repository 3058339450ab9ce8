package io.posventa.rma.order;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Orders as far as the current caller may see them: its vendor's own, and its link's only. */
@ApplicationScoped
public class VisibleOrders {
  private final Orders orders;
  private final Caller caller;

  VisibleOrders(Orders orders, Caller caller) {
    this.orders = orders;
    this.caller = caller;
  }

  /**
   * The order that a path names, by its id or {@code ext:…}.
   *
   * @throws Refusal 404 when there is none for this caller
   */
  @Transactional
  public OrderView view(String reference) {
    var view = orders.view(reference, caller.vendorId());
    if (!caller.reaches(view.id())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such order.");
    }
    return view;
  }
}
