package io.posventa.gateway.vendor;

/** Who works for the current marketplace itself, as far as vendors name them. */
public interface Staff {
  /** Whether this is a member of the marketplace and of none of its vendors. */
  boolean has(String memberId);
}
