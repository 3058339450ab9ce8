package io.posventa.e2e.house;

import io.posventa.e2e.client.Client;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who acts on tickets: a credential, and for whom it says that it acts. */
public record Party(Client client, Map<String, Object> says) {
  static Party of(Client client, Map<String, Object> says) {
    return new Party(client, says);
  }

  /** A body with what this party has to say about itself. */
  Map<String, Object> body(Map<String, ?> fields) {
    var body = new LinkedHashMap<String, Object>(fields);
    body.putAll(says);
    return body;
  }
}
