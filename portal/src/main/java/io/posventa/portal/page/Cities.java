package io.posventa.portal.page;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the cities that name time zones are called. */
public final class Cities {
  private static final Control THIS_LANGUAGE_OR_ANY =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private Cities() {}

  /** “Nueva York” in Spanish for {@code America/New_York}; as the zone has it where unknown. */
  public static String name(String zone, Locale locale) {
    var names = ResourceBundle.getBundle("places/cities", locale, THIS_LANGUAGE_OR_ANY);
    return names.containsKey(zone)
        ? names.getString(zone)
        : zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
