package io.posventa.e2e.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final Map<String, Long> SIZES = Map.of("ticket", 10_001L, "policy", 10_000L);

  @Test
  void aLargeTableReadFromEndToEndIsFoundHoweverDeepInThePlan() throws Exception {
    assertThat(
            found(
                """
                [{"Plan": {"Node Type": "Limit", "Plans": [{"Node Type": "Sort", "Plans": [
                  {"Node Type": "Seq Scan", "Relation Name": "ticket", "Actual Loops": 1}]}]}}]"""))
        .containsExactly("ticket");
  }

  @Test
  void aSmallTableMayBeReadWhole() throws Exception {
    assertThat(found("[{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"policy\"}}]"))
        .isEmpty();
  }

  @Test
  void anIndexIsNoWholeRead() throws Exception {
    assertThat(
            found("[{\"Plan\": {\"Node Type\": \"Index Scan\", \"Relation Name\": \"ticket\"}}]"))
        .isEmpty();
  }

  @Test
  void whatNeverRanReadNothing() throws Exception {
    assertThat(
            found(
                """
                [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "ticket", "Actual Loops": 0}}]"""))
        .isEmpty();
  }

  private static List<String> found(String plan) throws JsonProcessingException {
    return Plans.wholeReads(new ObjectMapper().readTree(plan), SIZES);
  }
}
