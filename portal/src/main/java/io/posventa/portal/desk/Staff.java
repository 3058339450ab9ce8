package io.posventa.portal.desk;

import io.posventa.client.model.Role;
import io.posventa.client.model.Scope;
import io.posventa.client.model.Vendor;
import io.posventa.portal.api.Api;
import io.posventa.portal.page.Frame;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Visit;
import java.util.Optional;

/**
 * Somebody who has signed in: for a vendor, or for the marketplace.
 *
 * @param vendor whom they work for; absent for the marketplace's own staff
 */
public record Staff(Visit visit, Optional<Vendor> vendor) {

  public Api api() {
    return visit.api();
  }

  public Reader reader() {
    return visit.reader();
  }

  public Frame frame() {
    return visit.frame();
  }

  public Role role() {
    return visit.me().getRole();
  }

  public boolean isVendor() {
    return visit.isVendor();
  }

  public boolean isOperator() {
    return role() == Role.OPERATOR;
  }

  /** Whether they do nothing but take customers' calls. */
  public boolean isOnThePhone() {
    return role() == Role.PHONE_REPRESENTATIVE;
  }

  public boolean may(Scope scope) {
    return visit.me().getScopes().contains(scope);
  }

  /** The side whose move it is when it is theirs. */
  public String side() {
    return visit.side().word();
  }
}
