package io.posventa.portal.page;

import io.posventa.client.model.Me;
import io.posventa.portal.api.Api;

/** Somebody with a credential asks for a page. */
public record Visit(Api api, Me me, Side side, Frame frame) {

  public Reader reader() {
    return frame.reader();
  }

  public boolean isCustomer() {
    return side == Side.CUSTOMER;
  }

  public boolean isVendor() {
    return side == Side.VENDOR;
  }
}
