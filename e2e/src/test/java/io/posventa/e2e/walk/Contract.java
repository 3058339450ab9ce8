package io.posventa.e2e.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.posventa.e2e.house.House;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The OpenAPI document as the gateway serves it. */
final class Contract {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract served() {
    try {
      String text = House.client("").get("/openapi.yaml").expect(200).text();
      return new Contract(new YAMLMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          all.add(operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
        }
      }
    }
    return all;
  }

  private Operation operation(String path, String method, JsonNode item, JsonNode node) {
    var parameters = new ArrayList<Parameter>();
    for (var list : List.of(item.path("parameters"), node.path("parameters"))) {
      list.forEach(each -> parameters.add(parameter(each)));
    }
    var body = content(resolve(node.path("requestBody")).path("content"));
    var success = success(node.path("responses"));
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        texts(node.path("security").path(0).path("bearer")),
        texts(node.path("x-roles")),
        texts(node.path("x-links")),
        node.path("security").isArray() && node.path("security").isEmpty(),
        parameters,
        body,
        Integer.parseInt(success.getKey()),
        content(resolve(success.getValue()).path("content")));
  }

  private static Map.Entry<String, JsonNode> success(JsonNode responses) {
    return responses.properties().stream()
        .filter(response -> response.getKey().matches("2..|303"))
        .findFirst()
        .orElseThrow();
  }

  /** Where an answer is not what the contract describes. */
  List<String> faults(Operation operation, String answer) {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.set("components", document.path("components"));
    schema.putArray("allOf").add(operation.answer().schema());
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON)
        .validate(answer, InputFormat.JSON)
        .stream()
        .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
        .toList();
  }

  private Parameter parameter(JsonNode given) {
    var node = resolve(given);
    var schema = node.path("schema");
    return new Parameter(
        node.path("name").asText(),
        node.path("in").asText(),
        node.path("required").asBoolean(),
        type(given, schema));
  }

  /** The name of the schema; where it has none, that of the parameter. */
  private static String type(JsonNode parameter, JsonNode schema) {
    if (schema.path("pattern").asText().startsWith("^[a-z]+_")) {
      return "CaseId";
    }
    if (schema.has("$ref")) {
      return name(schema);
    }
    return parameter.has("$ref") ? name(parameter) : parameter.path("name").asText();
  }

  private static Body content(JsonNode content) {
    for (var type : content.properties()) {
      var media = type.getValue();
      return new Body(type.getKey(), media.path("schema"), media.path("example"));
    }
    return Body.NONE;
  }

  JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : document.at(ref.substring(1));
  }

  static String name(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
