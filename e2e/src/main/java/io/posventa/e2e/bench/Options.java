package io.posventa.e2e.bench;

import io.posventa.launcher.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for.
 *
 * @param sizes numbers of tickets, each a multiple of fifty
 * @param only names of scenarios; none: all
 * @param runIn of reads, and of writes, before anything is measured, until the services are
 *     compiled
 * @param time of each measured window
 * @param replicas of sla-service
 */
record Options(
    List<Long> sizes,
    List<String> only,
    Duration runIn,
    Duration warmUp,
    Duration time,
    int clients,
    int replicas,
    Path out,
    Optional<Path> compare) {
  /** What asks one service only, and nothing of what the others know. */
  private static final Map<String, Service> ALONE =
      Map.of(
          "get", Service.TICKET,
          "list", Service.TICKET,
          "filtered", Service.TICKET,
          "page1000", Service.TICKET,
          "search", Service.TICKET,
          "feed", Service.NOTIFICATION,
          "due", Service.SLA);

  static Options of(String[] words) {
    var sizes = List.of(100_000L);
    List<String> only = List.of();
    var runIn = Duration.ofMinutes(2);
    var warmUp = Duration.ofSeconds(20);
    var time = Duration.ofSeconds(10);
    int clients = 32;
    int replicas = 1;
    Path out =
        Path.of(
            "bench-"
                + LocalDateTime.now(ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)));
    Optional<Path> compare = Optional.empty();
    var left = new ArrayDeque<>(Arrays.asList(words));
    while (!left.isEmpty()) {
      String option = left.pop();
      if (left.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a value.");
      }
      String value = left.pop();
      switch (option) {
        case "--size" -> sizes = list(value).stream().map(Options::size).toList();
        case "--only" -> only = list(value);
        case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(value));
        case "--run-in" -> runIn = Duration.ofSeconds(Long.parseLong(value));
        case "--warm-up" -> warmUp = Duration.ofSeconds(Long.parseLong(value));
        case "--clients" -> clients = Integer.parseInt(value);
        case "--replicas" -> replicas = Integer.parseInt(value);
        case "--out" -> out = Path.of(value);
        case "--compare" -> compare = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("There is no option " + option + ".");
      }
    }
    return new Options(sizes, only, runIn, warmUp, time, clients, replicas, out, compare);
  }

  private static List<String> list(String value) {
    return List.of(value.split(",", -1));
  }

  /** {@code 10k}, {@code 1m} or digits. */
  static long size(String word) {
    String digits = word.toLowerCase(Locale.ROOT).replace("k", "000").replace("m", "000000");
    if (!digits.matches("\\d{3,8}")) {
      throw new IllegalArgumentException("Expected a size such as 10k or 1m, not " + word + ".");
    }
    return (Long.parseLong(digits) + 49) / 50 * 50;
  }

  /**
   * The services that need the whole past for what was asked for: with a million tickets, to spare
   * the others theirs is most of an hour.
   */
  Set<Service> pasts() {
    return !only.isEmpty() && ALONE.keySet().containsAll(only)
        ? only.stream().map(ALONE::get).collect(Collectors.toSet())
        : World.owners();
  }

  /** Whether a scenario, or another part of the programme, was asked for. */
  boolean includes(String name) {
    return only.isEmpty() || only.contains(name);
  }
}
