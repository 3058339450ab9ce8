package io.posventa.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** The OpenAPI document: what is published and what is routed are one thing. */
@ApplicationScoped
public class Contract {
  private static final String FILE = "openapi/posventa-v1.yaml";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final String yaml;
  private final String json;
  private final List<Operation> operations;

  Contract() {
    this.yaml = packaged();
    try {
      JsonNode document = new YAMLMapper().readTree(yaml);
      this.json = new ObjectMapper().writeValueAsString(document);
      this.operations = operationsOf(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(FILE + " cannot be read.", e);
    }
  }

  public String yaml() {
    return yaml;
  }

  public String json() {
    return json;
  }

  public List<Operation> operations() {
    return operations;
  }

  private static List<Operation> operationsOf(JsonNode document) {
    var found = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          found.add(operation(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return List.copyOf(found);
  }

  private static Operation operation(String path, String method, JsonNode described) {
    var scopes = new HashSet<String>();
    for (JsonNode requirement : described.path("security")) {
      requirement.path("bearer").forEach(scope -> scopes.add(scope.asText()));
    }
    var roles = new HashSet<Role>();
    described
        .path("x-roles")
        .forEach(role -> roles.add(Role.valueOf(role.asText().toUpperCase(Locale.ROOT))));
    var links = new HashSet<String>();
    described.path("x-links").forEach(kind -> links.add(kind.asText()));
    String owner = described.path("x-owner").asText();
    if (owner.isEmpty() || !described.path("security").isArray()) {
      throw new IllegalStateException(method + " " + path + " names no owner or no security.");
    }
    return new Operation(
        described.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        owner,
        scopes,
        roles,
        links,
        described.path("security").isEmpty(),
        described.path("x-limit").asText().equals("sync"),
        described.has("x-max-body")
            ? OptionalLong.of(described.path("x-max-body").asLong())
            : OptionalLong.empty());
  }

  private static String packaged() {
    try (InputStream file =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not there.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
