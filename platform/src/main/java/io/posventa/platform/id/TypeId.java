package io.posventa.platform.id;

import java.util.UUID;
import java.util.regex.Pattern;

/** The text form of an id: a prefix that tells what it names, and a UUID in 26 characters. */
public final class TypeId {
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern SUFFIX = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
  private static final int CHARACTERS = 26;
  private static final int BITS = 5;

  private TypeId() {}

  /** The TypeID of a prefix and a UUID, as the TypeID specification 0.3 spells it. */
  public static String of(String prefix, UUID uuid) {
    var text = new char[CHARACTERS];
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    for (int i = CHARACTERS - 1; i >= 0; i--) {
      text[i] = CROCKFORD.charAt((int) (low & 31));
      low = (low >>> BITS) | (high << (Long.SIZE - BITS));
      high >>>= BITS;
    }
    return prefix + "_" + new String(text);
  }

  /** Whether the text could be an id with this prefix; says nothing about its existence. */
  public static boolean isValid(String prefix, String text) {
    return text.length() == prefix.length() + 1 + CHARACTERS
        && text.startsWith(prefix)
        && text.charAt(prefix.length()) == '_'
        && SUFFIX.matcher(text.substring(prefix.length() + 1)).matches();
  }
}
