package io.posventa.portal.desk.review;

import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import io.posventa.portal.ticket.Conversation;

/** One review: what was done, what was said, and the decision. */
record ReviewPage(Staff staff, Review review, Conversation conversation, Form form) {

  ReviewPage with(Form other) {
    return new ReviewPage(staff, review, conversation, other);
  }
}
