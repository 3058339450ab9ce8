package io.posventa.platform.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The same bytes for the same request, whatever the order of its fields and its white space. */
final class CanonicalBody {
  private static final TypeReference<@Nullable Object> ANYTHING = new TypeReference<>() {};
  private static final ObjectMapper PLAIN =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CanonicalBody() {}

  static byte[] of(String query, byte[] body) {
    var parameters = query.split("&", -1);
    Arrays.sort(parameters);
    var bytes = new ByteArrayOutputStream();
    try {
      bytes.write(String.join("&", parameters).getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
      bytes.write(canonical(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What is no JSON is refused later, or is its own canonical form. */
  private static byte[] canonical(byte[] body) {
    if (body.length == 0) {
      return body;
    }
    try {
      return PLAIN.writeValueAsBytes(PLAIN.readValue(body, ANYTHING));
    } catch (IOException e) {
      return body;
    }
  }
}
