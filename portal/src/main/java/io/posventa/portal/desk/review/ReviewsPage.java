package io.posventa.portal.desk.review;

import io.posventa.portal.desk.Staff;
import java.util.List;

/** Tickets that wait for the platform's decision, or had one. */
record ReviewsPage(
    Staff staff, String status, String vendor, List<Review> reviews, String next, String first) {

  public boolean isEmpty() {
    return reviews.isEmpty();
  }

  /** The address of another state, for the same vendor. */
  public String inState(String other) {
    return ReviewsResource.address(other, vendor).toString();
  }
}
