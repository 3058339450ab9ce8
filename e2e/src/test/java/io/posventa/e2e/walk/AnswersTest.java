package io.posventa.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.posventa.e2e.house.House;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read is what the contract describes, field by field. */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class AnswersTest {
  private Contract contract;
  private World world;

  @BeforeAll
  void aWorld() {
    contract = Contract.served();
    world = World.create();
  }

  @TestFactory
  Stream<DynamicTest> everyReadAnswersInTheContractsWords() {
    return contract.operations().stream()
        .filter(operation -> operation.method().equals("GET") && operation.isFor("operator"))
        .map(operation -> dynamicTest(operation.toString(), () -> check(operation)));
  }

  private void check(Operation operation) {
    var who = operation.open() ? House.client("") : world.sandbox().operator();
    var answer = who.get(address(operation)).expect(operation.status());

    if (operation.answer().isJson()) {
      assertThat(contract.faults(operation, answer.text())).as(answer.text()).isEmpty();
    } else if (operation.answer().exists()) {
      assertThat(answer.text()).isNotEmpty();
    }
    if (!operation.answer().contentType().equals("*/*")) {
      assertThat(answer.header("Content-Type")).startsWith(operation.answer().contentType());
    }
    assertThat(answer.header("Request-Id")).startsWith("req_");
    assertThat(answer.header("Api-Version")).isEqualTo("2026-03-01");
    assertThat(answer.header("RateLimit")).isNotEmpty();
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).containsAnyOf("no-store", "private, no-cache");
  }

  private String address(Operation operation) {
    String path = operation.path();
    for (var parameter : operation.in("path")) {
      path = path.replace("{" + parameter.name() + "}", world.id(parameter.type()).orElseThrow());
    }
    return path + Operation.requiredQuery(operation);
  }
}
