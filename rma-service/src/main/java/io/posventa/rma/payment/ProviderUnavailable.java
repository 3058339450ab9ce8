package io.posventa.rma.payment;

/** The provider cannot be asked now. */
public final class ProviderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProviderUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
