package io.posventa.platform.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.peer.PeersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of the log as a CloudEvents batch; data goes through as it was stored. */
@ApplicationScoped
class CloudEvents {
  static final String BATCH = "application/cloudevents-batch+json";

  private final ObjectMapper json;
  private final String source;

  CloudEvents(ObjectMapper json, PeersConfig peers) {
    this.json = json;
    this.source = peers.service();
  }

  String batch(List<LogCursors.Row> rows) {
    var text = new StringWriter();
    try (var out = json.createGenerator(text)) {
      out.writeStartArray();
      for (var row : rows) {
        write(out, row);
      }
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator out, LogCursors.Row row) throws IOException {
    out.writeStartObject();
    out.writeStringField("specversion", "1.0");
    out.writeStringField("id", row.eventId());
    out.writeStringField("source", source);
    out.writeStringField("type", row.type());
    out.writeStringField("subject", row.subject());
    out.writeStringField("time", row.occurredAt().toString());
    out.writeStringField("datacontenttype", "application/json");
    out.writeStringField("marketplace", row.marketplaceId());
    out.writeNumberField("version", row.version());
    out.writeNumberField("position", row.position());
    out.writeStringField("correlation", row.correlation());
    optional(out, "causation", row.causation());
    optional(out, "requestid", row.requestId());
    out.writeFieldName("actor");
    out.writeRawValue(row.actor());
    out.writeFieldName("data");
    out.writeRawValue(row.data());
    out.writeEndObject();
  }

  private static void optional(JsonGenerator out, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(field, value);
    }
  }
}
