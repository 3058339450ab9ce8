package io.posventa.sla.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.posventa.platform.json.StrictJson;
import io.posventa.sla.arithmetic.Explanation;
import io.posventa.sla.calendar.CalendarData;
import io.posventa.sla.ladder.Trigger;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Immutable;

/**
 * Keeps a value as the JSON that the API would show; fields from later versions are passed over. A
 * value never changes, only the column that holds it: what is not declared {@link Immutable} is
 * copied by way of its JSON each time that a row is read or written.
 */
class JsonColumn<T> implements AttributeConverter<T, String> {
  private static final ObjectMapper JSON =
      StrictJson.configure(
              new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final TypeReference<T> type;

  JsonColumn(TypeReference<T> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(T value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public T convertToEntityAttribute(String json) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Converter
  @Immutable
  static class OfExplanation extends JsonColumn<Explanation> {
    OfExplanation() {
      super(new TypeReference<>() {});
    }
  }

  @Converter
  @Immutable
  static class OfEffect extends JsonColumn<Effect> {
    OfEffect() {
      super(new TypeReference<>() {});
    }
  }

  @Converter
  @Immutable
  static class OfTriggers extends JsonColumn<List<Trigger>> {
    OfTriggers() {
      super(new TypeReference<>() {});
    }
  }

  @Converter
  @Immutable
  static class OfCalendar extends JsonColumn<CalendarData> {
    OfCalendar() {
      super(new TypeReference<>() {});
    }
  }

  @Converter
  @Immutable
  static class OfNames extends JsonColumn<Set<String>> {
    OfNames() {
      super(new TypeReference<>() {});
    }
  }

  @Converter
  @Immutable
  static class OfFacts extends JsonColumn<Map<String, String>> {
    OfFacts() {
      super(new TypeReference<>() {});
    }
  }
}
