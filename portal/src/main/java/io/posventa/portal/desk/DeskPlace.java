package io.posventa.portal.desk;

import io.posventa.client.model.Role;
import io.posventa.client.model.Scope;

/** Where those who sign in can go; the navigation shows each what is theirs. */
public enum DeskPlace {
  TICKETS("/desk"),
  TRANSACTIONS("/desk/transactions"),
  PHONE("/desk/phone"),
  REVIEWS("/desk/reviews"),
  VENDORS("/desk/vendors"),
  MAILS("/desk/mails"),
  SETTINGS("/desk/settings");

  private final String path;

  DeskPlace(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  boolean isFor(Staff staff) {
    return switch (this) {
      case TICKETS, SETTINGS -> true;
      case TRANSACTIONS -> staff.isVendor();
      case PHONE -> staff.isOperator() || staff.isOnThePhone();
      case REVIEWS -> staff.isOperator();
      case VENDORS -> staff.isOperator() || staff.role() == Role.ACCOUNT_MANAGER;
      case MAILS -> staff.may(Scope.EMAILS_READ);
    };
  }

  boolean holds(String page) {
    return page.equals(path) || page.startsWith(this == TICKETS ? "/desk/tickets/" : path + "/");
  }

  String label(DeskMessages words) {
    return switch (this) {
      case TICKETS -> words.placeTickets();
      case TRANSACTIONS -> words.placeTransactions();
      case PHONE -> words.placePhone();
      case REVIEWS -> words.placeReviews();
      case VENDORS -> words.placeVendors();
      case MAILS -> words.placeMails();
      case SETTINGS -> words.placeSettings();
    };
  }
}
