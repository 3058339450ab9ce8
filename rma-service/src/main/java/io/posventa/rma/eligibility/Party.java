package io.posventa.rma.eligibility;

/** Who asks. An operator who asks for nobody in particular has the vendor's window. */
public enum Party {
  CUSTOMER,
  VENDOR,
  OPERATOR
}
