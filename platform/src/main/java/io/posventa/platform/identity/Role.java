package io.posventa.platform.identity;

/** What a caller may be. */
public enum Role {
  CUSTOMER,
  VENDOR_AGENT,
  VENDOR_ADMIN,
  OPERATOR,
  /** Of the marketplace's staff, and speaks for customers only. */
  PHONE_REPRESENTATIVE,
  ACCOUNT_MANAGER,
  INTEGRATION,
  PLATFORM_ADMIN,
  /** Nobody known, at a door that is open to all. */
  VISITOR,
  /** A service at work of its own, in a named marketplace. */
  SYSTEM
}
