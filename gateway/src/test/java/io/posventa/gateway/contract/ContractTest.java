package io.posventa.gateway.contract;

import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.stage.Stage;
import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.test.HouseRules;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class ContractTest {
  /** About the credential itself, and one's own profile. */
  private static final Set<String> NEEDS_NO_SCOPE = Set.of("getMe", "endSession", "updateMember");

  /** What takes callers without any credential: each one is a door that somebody may lean on. */
  private static final Set<String> OPEN =
      Set.of("requestSignIn", "createSession", "renewLink", "getSite", "downloadFile");

  @Inject Contract contract;

  @Test
  @Requirement("GEN-30")
  void theGatewaysRoutesAreTheContractsAndNoOthers() {
    Set<String> promised =
        contract.operations().stream()
            .filter(operation -> operation.owner().equals("gateway"))
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(routes()).isEqualTo(promised);
  }

  /** What the resources of this module serve under /v1. */
  private static Set<String> routes() {
    return HouseRules.classesOf("io.posventa.gateway").stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> routes(type.reflect()))
        .filter(route -> route.contains(" /v1/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> routes(Class<?> resource) {
    String root = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .map(verb -> verb.value() + " " + root + below(method)));
  }

  private static String below(Method method) {
    Path path = method.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value();
  }

  @Test
  void everyOperationNamesItsOwnerAndItsScope() {
    assertThat(contract.operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              assertThat(operation.owner())
                  .isIn(
                      "gateway",
                      "ticket-service",
                      "rma-service",
                      "sla-service",
                      "notification-service");
              assertThat(operation.id()).isNotBlank();
              if (!operation.isOpen() && !NEEDS_NO_SCOPE.contains(operation.id())) {
                assertThat(operation.scopes()).as(operation.id()).isNotEmpty();
              }
            });
  }

  @Test
  void whatIsOpenToAllIsKnownByName() {
    assertThat(contract.operations().stream().filter(Operation::isOpen).map(Operation::id))
        .isSubsetOf(OPEN);
  }

  @Test
  void linksMayNeverDoWhatTouchesMoreThanTheirCase() {
    assertThat(contract.operations())
        .filteredOn(operation -> !operation.links().isEmpty())
        .allSatisfy(
            operation -> {
              assertThat(operation.links())
                  .as(operation.id())
                  .isSubsetOf("ticket", "order", "confirm");
              for (String kind : operation.links()) {
                assertThat(Scopes.ofLink(kind)).as(operation.id()).containsAll(operation.scopes());
              }
            });
  }

  @Test
  @Requirement("GEN-31")
  void everyProblemOfTheGatewayIsInTheContract() throws JsonProcessingException {
    Set<String> listed = new TreeSet<>();
    new ObjectMapper()
        .readTree(contract.json())
        .at("/components/schemas/ProblemCode/x-extensible-enum")
        .forEach(code -> listed.add(code.asText()));

    Set<String> uttered =
        Stream.of("io.posventa.gateway", "io.posventa.platform")
            .flatMap(root -> HouseRules.classesOf(root).stream())
            .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
            .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
            .map(problem -> ((ProblemType) problem).code())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).containsAll(uttered);
  }

  @Test
  @Requirement("GEN-30")
  void anybodyMayReadTheContract() {
    RestAssured.given()
        .get("/openapi.yaml")
        .then()
        .statusCode(200)
        .contentType("application/yaml")
        .body(containsString("openapi: 3.1.0"));
    RestAssured.given()
        .get("/openapi.json")
        .then()
        .statusCode(200)
        .body("openapi", equalTo("3.1.0"));
    RestAssured.given()
        .get("/docs")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("/openapi.yaml"));
  }

  /** Unknown ids of the right form: every path is known to the door and reaches its owner. */
  @Test
  @Requirement("GEN-32")
  void everyOperationRefusesAKeyWithoutItsScopeAndAStranger() {
    Stage.reset();
    String key = Stage.newTenant().keyWith("returns:read");
    for (Operation operation : contract.operations()) {
      if (operation.isOpen()) {
        continue;
      }
      String path = operation.path().replaceAll("\\{[^}]*}", "x");

      RestAssured.given()
          .request(operation.method(), path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
      if (!operation.scopes().isEmpty()) {
        with(key)
            .request(operation.method(), path)
            .then()
            .statusCode(403)
            .contentType("application/problem+json")
            .body("code", equalTo("forbidden"));
      }
    }
  }
}
