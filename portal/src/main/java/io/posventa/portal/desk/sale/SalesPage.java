package io.posventa.portal.desk.sale;

import io.posventa.portal.desk.Staff;
import java.util.List;

/**
 * Orders that were found.
 *
 * @param isOpen whether anything was looked for at all
 * @param mayOpen whether the reader opens tickets for them
 */
record SalesPage(
    Staff staff,
    OrderSearch search,
    List<Sale> sales,
    boolean isOpen,
    boolean mayOpen,
    String next,
    String first) {

  public boolean isEmpty() {
    return sales.isEmpty();
  }

  public boolean isOnThePhone() {
    return search.path().equals("/desk/phone");
  }

  public String ticketHref(Sale sale) {
    return search.path() + "/" + sale.id() + "/ticket";
  }
}
