package io.posventa.ticket.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The files of a message in its row: they never change, as it does not. */
@Converter
@Immutable
public class AttachedList implements AttributeConverter<List<Attached>, @Nullable String> {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Attached>> TYPE = new TypeReference<>() {};

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable List<Attached> files) {
    if (files == null || files.isEmpty()) {
      return null;
    }
    try {
      return JSON.writeValueAsString(files);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Attachments cannot be written.", e);
    }
  }

  @Override
  public List<Attached> convertToEntityAttribute(@Nullable String column) {
    if (column == null) {
      return List.of();
    }
    try {
      return JSON.readValue(column, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database keeps attachments that are none.", e);
    }
  }
}
