package io.posventa.portal.desk.vendor;

import io.posventa.portal.desk.Staff;
import java.util.List;
import java.util.Optional;

/** Vendors with what tells good from bad. */
record VendorsPage(Staff staff, List<Row> vendors, String next, String first) {

  /** One of them; without numbers when nothing happened. */
  public record Row(String id, String name, boolean immediate, Optional<Numbers> numbers) {
    public String href() {
      return "/desk/vendors/" + id;
    }
  }

  public boolean isEmpty() {
    return vendors.isEmpty();
  }
}
