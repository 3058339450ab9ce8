package io.posventa.sla.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.posventa.platform.test.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Policies.schema().toString(), InputFormat.JSON);

  @Test
  @Requirement("GEN-36")
  void theShippedPresetIsValidAndItsLaddersCanBeRead() {
    assertThat(errors(Policies.clickbankDocument())).isEmpty();
    assertThat(Policies.clickbank().ladders())
        .extracting(Ladder::name)
        .containsExactly(
            "refund-grace",
            "refund-converted",
            "refund-vendor",
            "refund-immediate",
            "vendor-silent",
            "customer-silent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps: [{ after: 7 working_days, do: warn }]",
        "steps: [{ after: PT, do: warn }]",
        "steps: [{ after: PT1H, do: shout }]",
        "steps: [{ after: PT1H, do: escalate }]",
        "steps: [{ after: PT1H, do: warn, to: operator }]",
        "steps: [{ after: PT1H, do: warn, close_reason: inactivity }]",
        "steps: [{ after: PT1H, do: warn, skip: sundays }]",
        "steps: []",
        "{ steps: [{ after: PT1H, do: warn }], when: { ticket.colour: red } }",
        "{ steps: [{ after: PT1H, do: warn }], cancel: [{ event: ticket.closed }] }",
        "{ steps: [{ after: PT1H, do: warn }], surprise: true }"
      })
  void aMistakeInALadderIsFound(String change) {
    var document = (ObjectNode) Policies.clickbankDocument();

    ((ObjectNode) document.path("ladders").get(0)).setAll((ObjectNode) Policies.yaml(change));

    assertThat(errors(document)).isNotEmpty();
  }

  @Test
  void anUnknownSectionOrAMissingOneIsFound() {
    var more = (ObjectNode) Policies.clickbankDocument();
    var less = (ObjectNode) Policies.clickbankDocument();

    more.put("extras", true);
    less.remove("refunds");

    assertThat(errors(more)).isNotEmpty();
    assertThat(errors(less)).isNotEmpty();
  }

  @Test
  void aLadderMustNameACalendarOfItsPolicy() {
    var document = (ObjectNode) Policies.clickbankDocument();

    document.putObject("calendars");

    assertThatThrownBy(() -> LadderPolicy.parse("policy_1", "clickbank", 1, document))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> errors(JsonNode document) {
    return SCHEMA.validate(document.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
