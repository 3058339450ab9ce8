package io.posventa.rma.order;

/** What of a refund falls on a line, or on the shipping costs. */
public record Part(String line, long amount) {
  public static final String SHIPPING = "shipping";

  boolean isShipping() {
    return line.equals(SHIPPING);
  }
}
