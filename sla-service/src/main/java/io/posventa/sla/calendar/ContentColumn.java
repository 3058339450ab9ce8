package io.posventa.sla.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.posventa.platform.json.StrictJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Keeps a calendar's content as JSON; fields from later versions are passed over. */
@Converter
@Immutable // as JsonColumn's
class ContentColumn implements AttributeConverter<CalendarContent, String> {
  private static final ObjectMapper JSON =
      StrictJson.configure(
              new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public String convertToDatabaseColumn(CalendarContent content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public CalendarContent convertToEntityAttribute(String json) {
    try {
      return JSON.readValue(json, CalendarContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
