package io.posventa.platform.identity;

/** What a caller may be. */
public enum Role {
  CUSTOMER,
  VENDOR_AGENT,
  VENDOR_ADMIN,
  OPERATOR,
  ACCOUNT_MANAGER,
  INTEGRATION,
  PLATFORM_ADMIN,
  /** A service at work of its own, in a named marketplace. */
  SYSTEM
}
