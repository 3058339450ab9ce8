package io.posventa.launcher;

import io.posventa.launcher.process.Trouble;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./posventa up}. */
record Arguments(
    boolean fresh, boolean restart, OptionalInt portBase, Map<Service, Integer> replicas) {

  static Arguments of(List<String> words) {
    boolean fresh = false;
    boolean restart = false;
    var portBase = OptionalInt.empty();
    var replicas = new EnumMap<Service, Integer>(Service.class);
    var rest = new ArrayDeque<String>();
    for (String word : words) {
      rest.addAll(List.of(word.startsWith("--") ? word.split("=", 2) : new String[] {word}));
    }
    while (!rest.isEmpty()) {
      String word = rest.poll();
      switch (word) {
        case "--fresh" -> fresh = true;
        case "--restart" -> restart = true;
        case "--port-base" -> portBase = OptionalInt.of(number(word, rest.poll(), 1024, 65_000));
        case "--replicas" -> addReplicas(rest.poll(), replicas);
        default -> throw new Trouble("up does not know %s. %s".formatted(word, usage()));
      }
    }
    return new Arguments(fresh, restart, portBase, Map.copyOf(replicas));
  }

  private static void addReplicas(@Nullable String value, Map<Service, Integer> replicas) {
    var parts = value == null ? new String[0] : value.split("=", 2);
    if (parts.length != 2) {
      throw new Trouble("--replicas wants service=count, as in --replicas sla-service=2.");
    }
    try {
      replicas.put(Service.named(parts[0]), number("--replicas", parts[1], 1, 9));
    } catch (IllegalArgumentException e) {
      throw new Trouble(e.getMessage(), e);
    }
  }

  private static int number(String option, @Nullable String value, int least, int most) {
    if (value != null && value.matches("\\d{1,5}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new Trouble("%s wants a number from %d to %d.".formatted(option, least, most));
  }

  private static String usage() {
    return "It takes --fresh, --restart, --port-base N and --replicas service=N.";
  }
}
