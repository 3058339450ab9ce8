package io.posventa.e2e.walk;

import static io.posventa.e2e.client.Problems.assertProblem;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Upload;
import io.posventa.e2e.client.Views.ApiKey;
import io.posventa.e2e.house.House;
import io.posventa.platform.test.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the contract, walked as somebody who may not: without a credential, without
 * the scope, as another marketplace and as another vendor. The tests are made from the document, so
 * a new route is walked from its first day, and fails until {@link World} knows its ids.
 */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class WalkTest {
  /** Of one marketplace, and so no secret among its vendors. */
  private static final Set<String> COMMON = Set.of("MarketplaceId", "PolicyNumber", "TestClockId");

  /** Says nothing about whose it is. */
  private static final Set<String> NO_IDENTITY =
      Set.of("PolicyNumber", "Service", "ServiceName", "EmailTemplate");

  private Contract contract;
  private World theirs;
  private World mine;
  private World neighbours;
  private Client integration;
  private Client stranger;
  private Client neighbour;
  private final Map<List<String>, Client> narrow = new HashMap<>();
  private final Map<String, List<Client>> aside = new HashMap<>();

  @BeforeAll
  void threeWorlds() {
    contract = Contract.served();
    theirs = World.create();
    mine = World.create();
    neighbours = World.in(theirs.sandbox());
    stranger = mine.sandbox().operator();
    neighbour = neighbours.vendor().client();
    integration = client(mine.keyWithout(List.of(), "integration"));
  }

  private static Client client(ApiKey key) {
    return House.client(requireNonNull(key.secret()));
  }

  @Test
  void theDocumentIsWhole() {
    assertThat(contract.operations()).hasSizeGreaterThan(50);
    assertThat(contract.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(contract.operations())
        .filteredOn(operation -> operation.scopes().isEmpty() && !operation.open())
        .extracting(Operation::id)
        .containsExactlyInAnyOrder("getMe", "updateMember", "endSession");
    assertThat(contract.operations())
        .filteredOn(Operation::open)
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(
            "renewLink", "requestSignIn", "createSession", "getSite", "downloadFile");
  }

  @TestFactory
  Stream<DynamicTest> withoutACredentialItIsRefused() {
    return each(
        operation -> !operation.open(),
        operation -> {
          for (String key : List.of("", "pk_test_" + "x".repeat(43), "lnk_nobody")) {
            var answer = call(House.client(key), operation, mine, Map.of());
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
          }
        });
  }

  @TestFactory
  @Requirement("CB-108")
  Stream<DynamicTest> withoutTheScopeItIsForbidden() {
    return each(
        operation -> !operation.scopes().isEmpty(),
        operation -> {
          var keyless =
              narrow.computeIfAbsent(
                  operation.scopes(), scopes -> client(mine.keyWithout(scopes, "operator")));
          assertProblem(call(keyless, operation, mine, Map.of()), 403, "forbidden");
        });
  }

  @TestFactory
  Stream<DynamicTest> withoutTheRoleItIsForbidden() {
    return each(
        operation -> !operation.isFor("integration"),
        operation -> assertProblem(call(integration, operation, mine, Map.of()), 403, "forbidden"));
  }

  @TestFactory
  Stream<DynamicTest> anothersIdInThePathLooksUnknown() {
    return each(
        operation ->
            operation.isFor("operator") && !operation.open() && !operation.in("path").isEmpty(),
        operation -> {
          for (var parameter : operation.in("path")) {
            if (!NO_IDENTITY.contains(parameter.type())) {
              var foreign = Map.of(parameter.name(), known(theirs, parameter.type()));
              assertProblem(call(stranger, operation, mine, foreign), 404, "not-found");
            }
          }
        });
  }

  @TestFactory
  @Requirement({"CB-19", "CB-37", "CB-108"})
  Stream<DynamicTest> anotherVendorsIdInThePathLooksUnknown() {
    return each(
        operation ->
            operation.isFor("integration") && !operation.open() && !operation.in("path").isEmpty(),
        operation -> {
          for (var parameter : operation.in("path")) {
            if (!COMMON.contains(parameter.type()) && !NO_IDENTITY.contains(parameter.type())) {
              var foreign = Map.of(parameter.name(), known(theirs, parameter.type()));
              var answer = call(neighbour, operation, neighbours, foreign);
              if (answer.status() != 403) { // a scope that vendors' keys do not have
                assertProblem(answer, 404, "not-found");
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aLinkCallsOnlyWhatTheContractOpensToIt() {
    return each(
        operation -> !operation.open(),
        operation -> {
          for (String kind : List.of("ticket", "order")) {
            if (!operation.isForLinksOf(kind)) {
              for (var link : asides(kind)) {
                assertProblem(call(link, operation, mine, Map.of()), 403, "forbidden");
              }
            }
          }
        });
  }

  @TestFactory
  @Requirement({"CB-102", "GEN-27"})
  Stream<DynamicTest> aLinkReachesNoCaseButItsOwn() {
    return each(
        operation -> operation.links().size() > 0 && !operation.isList(),
        operation -> {
          for (String kind : List.of("ticket", "order")) {
            if (operation.isForLinksOf(kind) && namesACase(operation)) {
              for (var link : asides(kind)) {
                var answer = call(link, operation, mine, Map.of());
                if (answer.status() != 403) { // for the other party alone
                  assertProblem(answer, 404, "not-found");
                }
              }
            }
          }
        });
  }

  @TestFactory
  @Requirement("GEN-27")
  Stream<DynamicTest> aLinksListsShowItsOwnCaseOnly() {
    return each(
        operation -> operation.isList() && !operation.links().isEmpty(),
        operation -> {
          for (String kind : List.of("ticket", "order")) {
            if (operation.isForLinksOf(kind)) {
              for (var link : asides(kind)) {
                var answer = call(link, operation, mine, Map.of());
                if (operation.in("path").isEmpty()) {
                  assertThat(answer.expect(200).text()).doesNotContain(mine.cases());
                } else {
                  assertProblem(answer, 404, "not-found");
                }
              }
            }
          }
        });
  }

  /** Of the customer and of the vendor of another case than that of the ids. */
  private List<Client> asides(String kind) {
    return aside.computeIfAbsent(
        kind, _ -> List.of(mine.aside(kind, "customer"), mine.aside(kind, "vendor")));
  }

  private boolean namesACase(Operation operation) {
    return !operation.in("path").isEmpty()
        || BodyIds.of(contract, operation.body()).containsValue("OrderRef");
  }

  @TestFactory
  Stream<DynamicTest> anothersIdInABodyLooksUnknown() {
    return each(
        operation -> operation.isFor("operator") && !operation.open() && operation.body().isJson(),
        operation ->
            BodyIds.of(contract, operation.body())
                .forEach(
                    (pointer, type) -> {
                      var answer = naming(known(theirs, type), operation, pointer);
                      if (answer.status() == 404) {
                        assertProblem(answer, 404, "not-found");
                        assertThat(answer.json().path("errors").path(0).path("pointer").asText())
                            .as(operation + " " + answer.text())
                            .isEqualTo(pointer);
                      } else { // refused before anybody looked: then anything is
                        var unknown = naming(nobodys(type), operation, pointer);
                        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
                        assertThat(answer.code()).isEqualTo(unknown.code());
                      }
                    }));
  }

  private Answer naming(String id, Operation operation, String pointer) {
    var body = body(operation, mine);
    BodyIds.set(body, pointer, id);
    return call(stranger, operation, mine, Map.of(), "", body);
  }

  private String nobodys(String type) {
    return known(theirs, type).replaceFirst("_.*", "_01m80r4n2wftm823rv3zh9j6q8");
  }

  @TestFactory
  @Requirement({"CB-01", "CB-37"})
  Stream<DynamicTest> listsShowOnesOwnRowsOnly() {
    return each(
        operation -> operation.isList() && operation.isFor("operator"),
        operation -> {
          for (var walker : List.of(stranger, neighbour)) {
            var own = walker == stranger ? mine : neighbours;
            var answer = call(walker, operation, own, Map.of());
            if (walker == stranger || answer.status() != 403) {
              answer.expect(200);
              assertThat(answer.text()).doesNotContain(secrets(walker));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anothersIdInAFilterFindsNothing() {
    return each(
        operation -> operation.isList() && operation.isFor("operator"),
        operation -> {
          for (var parameter : operation.in("query")) {
            if (parameter.type().matches("\\w+(Id|Ref)")
                && theirs.id(parameter.type()).isPresent()) {
              String query = "?" + parameter.name() + "=" + known(theirs, parameter.type());
              var answer = call(stranger, operation, mine, Map.of(), query, body(operation, mine));
              if (answer.status() != 404) {
                answer.expect(200);
                assertThat(answer.data()).isEmpty();
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anothersCursorIsRefused() {
    return each(
        operation -> operation.isList() && operation.isFor("operator"),
        operation -> {
          var page =
              call(theirs.sandbox().operator(), operation, theirs, Map.of(), "?limit=1", none());
          String cursor = page.expect(200).json().path("next_cursor").asText();
          if (!cursor.isEmpty()) {
            var answer = call(stranger, operation, mine, Map.of(), "?cursor=" + cursor, none());
            assertProblem(answer, 400, "invalid-cursor");
          }
        });
  }

  private String[] secrets(Client walker) {
    return theirs.traces().stream()
        .filter(id -> walker == stranger || !neighbours.traces().contains(id))
        .toArray(String[]::new);
  }

  private interface Check {
    void of(Operation operation);
  }

  private Stream<DynamicTest> each(Predicate<Operation> these, Check check) {
    var tests = new ArrayList<DynamicTest>();
    for (var operation : contract.operations()) {
      if (these.test(operation)) {
        tests.add(dynamicTest(operation.toString(), () -> check.of(operation)));
      }
    }
    return tests.stream();
  }

  private Answer call(Client who, Operation operation, World own, Map<String, String> foreign) {
    return call(
        who, operation, own, foreign, Operation.requiredQuery(operation), body(operation, own));
  }

  private Answer call(
      Client who,
      Operation operation,
      World own,
      Map<String, String> foreign,
      String query,
      ObjectNode body) {
    String path = operation.path();
    for (var parameter : operation.in("path")) {
      String id =
          foreign.containsKey(parameter.name())
              ? requireNonNull(foreign.get(parameter.name()))
              : known(own, parameter.type());
      path = path.replace("{" + parameter.name() + "}", id);
    }
    var headers = new HashMap<String, String>();
    if (operation.body().exists()) {
      headers.put(
          "Content-Type", operation.body().isForm() ? Upload.TYPE : operation.body().contentType());
    }
    if (operation.in("header").stream()
        .anyMatch(each -> each.required() && each.name().equals("Idempotency-Key"))) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    return who.send(
        operation.method(),
        path + query,
        headers,
        operation.body().isForm()
            ? Upload.body("file", "note.txt", "A note.")
            : text(operation, body));
  }

  private static String text(Operation operation, ObjectNode body) {
    return operation.body().exists() ? body.toString() : "";
  }

  /** The contract's example, about things of one's own. */
  private ObjectNode body(Operation operation, World own) {
    if (!operation.body().isJson()) {
      return none();
    }
    ObjectNode body = operation.body().example().deepCopy();
    BodyIds.of(contract, operation.body())
        .forEach(
            (pointer, type) -> {
              if (body.at(pointer).isTextual()) {
                BodyIds.set(body, pointer, known(own, type));
              }
            });
    return body;
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String known(World world, String type) {
    return world
        .id(type)
        .orElseThrow(
            () -> new AssertionError("World has no " + type + ": a new kind of id must be added"));
  }
}
