package io.posventa.platform.http;

import io.posventa.platform.json.WireText;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Query parameters spell enums and instants as bodies do. */
@Provider
class WireParameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    return type.isEnum() || type == Instant.class ? new Spelled<>(type) : null;
  }

  private record Spelled<T>(Class<T> type) implements ParamConverter<T> {
    @Override
    public T fromString(String text) {
      return type.cast(WireText.read(type, text));
    }

    @Override
    public String toString(T value) {
      return value instanceof Enum<?> constant ? WireText.of(constant) : value.toString();
    }
  }
}
