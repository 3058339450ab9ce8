package io.posventa.ticket.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The hash chain of a history. Each entry's digest covers the digest before it, so an entry that
 * was changed, left out or put in shows at every later one. Personal text is not in it, only its
 * salted digest: the text can be erased and the chain still holds.
 */
public final class Chain {
  private Chain() {}

  /** The digest of an entry that stands behind the given one; the first one stands behind "". */
  public static String digest(String previous, JsonNode entry) {
    return sha256(previous + "\n" + canonical(entry));
  }

  /** The digest of a text that nobody can guess without the salt. */
  public static String salted(String salt, String text) {
    return sha256(salt + "\n" + text);
  }

  /** One spelling for equal JSON: names in order, no blanks; numbers and texts as Jackson does. */
  static String canonical(JsonNode node) {
    if (node.isObject()) {
      return node.propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .map(field -> quoted(field.getKey()) + ":" + canonical(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream().map(Chain::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    return node.toString();
  }

  /** Whether these entries are a whole history: nothing changed, nothing missing in between. */
  static boolean holds(List<HistoryEntry> entries) {
    String previous = "";
    for (HistoryEntry entry : entries) {
      boolean fits =
          entry.previousDigest().orElse("").equals(previous)
              && entry.digest().equals(digest(previous, entry.sealed()));
      if (!fits) {
        return false;
      }
      previous = entry.digest();
    }
    return true;
  }

  private static String quoted(String name) {
    return TextNode.valueOf(name).toString();
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
