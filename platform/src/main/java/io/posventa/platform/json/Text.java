package io.posventa.platform.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What JSON can escape and no database column, mail or other encoding can carry. */
final class Text {
  static final String COMPLAINT = "U+0000 or half of a surrogate pair";

  private Text() {}

  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean isStorable(JsonNode tree) {
    if (tree.isTextual()) {
      return isStorable(tree.textValue());
    }
    for (var field : tree.properties()) {
      if (!isStorable(field.getKey())) {
        return false;
      }
    }
    for (JsonNode child : tree) {
      if (!isStorable(child)) {
        return false;
      }
    }
    return true;
  }
}
