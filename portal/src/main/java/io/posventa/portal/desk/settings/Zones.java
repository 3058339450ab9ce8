package io.posventa.portal.desk.settings;

import io.posventa.portal.page.Option;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Time zones to choose from: those that are named after a place. */
final class Zones {
  private static final List<String> ALL =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id ->
                  id.equals("UTC")
                      || id.matches(
                          "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
                              + "/.+"))
          .sorted()
          .toList();

  private Zones() {}

  /** With a first one for “none of its own”. */
  static List<Option> options(String none, String chosen) {
    boolean known = chosen.isEmpty() || ALL.contains(chosen);
    var first =
        known
            ? Stream.of(new Option("", none, chosen.isEmpty()))
            : Stream.of(new Option("", none, false), new Option(chosen, chosen, true));
    return Stream.concat(first, Option.of(ALL, Zones::label, chosen).stream()).toList();
  }

  private static String label(String id) {
    return id.replace('_', ' ');
  }
}
