package io.posventa.gateway.marketplace;

/** The sets of rules that a marketplace can start with. */
public enum Preset {
  CLICKBANK,
  DIGISTORE24,
  DIGITMERCA,
  PCCOMPONENTES,
  MIRAKL
}
