package io.posventa.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final ObjectMapper json =
      StrictJson.configure(
          new ObjectMapper().registerModule(new Jdk8Module()).registerModule(new JavaTimeModule()));

  enum State {
    VERY_OPEN,
    CLOSED
  }

  record Thing(
      State currentState,
      Instant openedAt,
      Optional<LocalDate> dueOn,
      @Nullable String note,
      Duration waitTime,
      Map<State, Long> counts,
      List<String> tags) {}

  private static final String TEXT =
      "{\"current_state\":\"very_open\",\"opened_at\":\"2026-03-01T08:00:00.000001Z\","
          + "\"wait_time\":\"PT24H\",\"counts\":{\"closed\":2},\"tags\":[]}";

  @Test
  void namesAreSnakeCaseAndWhatIsAbsentIsLeftOut() throws JsonProcessingException {
    var thing =
        new Thing(
            State.VERY_OPEN,
            Instant.parse("2026-03-01T08:00:00.000001999Z"),
            Optional.empty(),
            null,
            Duration.ofHours(24),
            Map.of(State.CLOSED, 2L),
            List.of());

    assertThat(json.writeValueAsString(thing)).isEqualTo(TEXT);
  }

  @Test
  void whatIsWrittenIsRead() throws JsonProcessingException {
    assertThat(json.writeValueAsString(json.readValue(TEXT, Thing.class))).isEqualTo(TEXT);
  }

  @Test
  void timesMayNameAnOffsetAndAreKeptToTheMicrosecond() throws JsonProcessingException {
    assertThat(json.readValue("\"2026-03-01T10:00:00.1234567+02:00\"", Instant.class))
        .isEqualTo(Instant.parse("2026-03-01T08:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1772352000",
        "\"2026-03-01\"",
        "\"2026-03-01T08:00:00\"",
        "\"\"",
        "true",
        "\"+10000-01-01T00:00:00Z\"",
        "\"-0001-01-01T00:00:00Z\""
      })
  void nothingElseIsATime(String text) {
    assertThatThrownBy(() -> json.readValue(text, Instant.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"CLOSED\"", "\"Closed\"", "\"\"", "\"veryOpen\""})
  void nothingElseIsAConstant(String text) {
    assertThatThrownBy(() -> json.readValue(text, State.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\u0000\"", "[{\"a\\u0000\":1}]", "{\"x\":[\"\\ud800\"]}"})
  void treesHoldNoTextThatADatabaseCannot(String text) {
    assertThatThrownBy(() -> json.readValue(text, JsonNode.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void thirtyTwoLevelsAreDeepEnough() throws JsonProcessingException {
    assertThat(json.readTree("[".repeat(32) + "]".repeat(32))).isNotNull();
    assertThatThrownBy(() -> json.readTree("[".repeat(33) + "]".repeat(33)))
        .isInstanceOf(JsonProcessingException.class);
  }
}
