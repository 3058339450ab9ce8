package io.posventa.e2e.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What an operation takes, and the contract's example of it. */
record Body(String contentType, JsonNode schema, JsonNode example) {
  static final Body NONE = new Body("", MissingNode.getInstance(), MissingNode.getInstance());

  boolean exists() {
    return !contentType.isEmpty();
  }

  boolean isJson() {
    return contentType.endsWith("json");
  }

  boolean isForm() {
    return contentType.startsWith("multipart/");
  }
}
