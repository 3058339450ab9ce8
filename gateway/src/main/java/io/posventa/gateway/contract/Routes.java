package io.posventa.gateway.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operations of a path, a literal segment before a parameter. */
@ApplicationScoped
public class Routes {
  private static final String PARAMETER = "{}";

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final Map<String, Operation> operations = new LinkedHashMap<>();
  }

  private final Node root = new Node();

  Routes(Contract contract) {
    for (Operation operation : contract.operations()) {
      Node node = root;
      for (String segment : operation.path().substring(1).split("/", -1)) {
        String name = segment.startsWith("{") ? PARAMETER : segment;
        node = node.next.computeIfAbsent(name, _ -> new Node());
      }
      node.operations.put(operation.method(), operation);
    }
  }

  /** The operations of this path by their methods; none: there is no such path. */
  public Map<String, Operation> at(String path) {
    if (!path.startsWith("/")) {
      return Map.of();
    }
    return find(root, path.substring(1).split("/", -1), 0)
        .map(node -> node.operations)
        .orElse(Map.of());
  }

  private static Optional<Node> find(Node node, String[] segments, int depth) {
    if (depth == segments.length) {
      return node.operations.isEmpty() ? Optional.empty() : Optional.of(node);
    }
    String segment = segments[depth];
    if (isTricky(segment)) {
      return Optional.empty();
    }
    @Nullable Node literal = node.next.get(segment);
    if (literal != null) {
      var found = find(literal, segments, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    @Nullable Node parameter = node.next.get(PARAMETER);
    return parameter == null ? Optional.empty() : find(parameter, segments, depth + 1);
  }

  /** What another server might take for another path than this one does. */
  private static boolean isTricky(String segment) {
    String plain = segment.replace("%2e", ".").replace("%2E", ".");
    return plain.isEmpty() || plain.equals(".") || plain.equals("..") || segment.contains(";");
  }
}
