package io.posventa.gateway.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the operations of a path, a literal segment before a parameter. */
@ApplicationScoped
public class Routes {
  private static final String PARAMETER = "{}";
  private static final int HEX = 16;
  private static final Pattern UNRESERVED =
      Pattern.compile("%(2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])");

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
    @Nullable Node literal = node.next.get(decoded(segment));
    if (literal != null) {
      var found = find(literal, segments, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    @Nullable Node parameter = node.next.get(PARAMETER);
    return parameter == null ? Optional.empty() : find(parameter, segments, depth + 1);
  }

  /** Servers take an encoded letter for the letter (RFC 3986, 6.2.2.2), so rights are its own. */
  private static String decoded(String segment) {
    return UNRESERVED
        .matcher(segment)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), HEX)));
  }

  /** What another server might take for another path than this one does. */
  private static boolean isTricky(String segment) {
    String plain = decoded(segment);
    return plain.isEmpty() || plain.equals(".") || plain.equals("..") || segment.contains(";");
  }
}
