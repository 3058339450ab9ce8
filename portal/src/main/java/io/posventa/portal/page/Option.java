package io.posventa.portal.page;

import java.util.List;
import java.util.function.UnaryOperator;

/** One of several things to choose. */
public record Option(String value, String label, boolean chosen) {

  /** These values, each with what it is called. */
  public static List<Option> of(List<String> values, UnaryOperator<String> label, String chosen) {
    return values.stream()
        .map(value -> new Option(value, label.apply(value), value.equals(chosen)))
        .toList();
  }
}
