package io.posventa.e2e.bench.seed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the statement that copies one row of an original as often as is wished. */
final class Copier {
  private static final Pattern ID = Pattern.compile("([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}");
  private static final Set<String> OWN = Set.of("id", "event_id");
  private static final Set<String> NAMES = Set.of("message_id", "provider_key");
  private static final Set<String> AHEAD = Set.of("PENDING", "pending", "OPEN", "open");
  private static final int DAYS = 180;

  private final Original original;
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private final List<String> searched;

  /**
   * @param rows everything that the original left, in whichever database
   */
  Copier(Original original, List<Row> rows, List<String> vendors) {
    this.original = original;
    var own = new TreeSet<String>();
    var names = new TreeSet<String>();
    for (var row : rows) {
      OWN.forEach(column -> addIfId(own, row.value(column)));
      NAMES.stream().map(row::value).filter(value -> value != null).forEach(names::add);
    }
    own.remove(original.ticket());
    own.remove(original.order());
    vendors.forEach(own::remove);
    int which = 0;
    for (String id : withRoots(own)) {
      String prefix = id.substring(0, id.indexOf('_'));
      replacements.put(id, "'%s%s'||p||'%04d'".formatted(prefix, Ids.AGE, which++));
    }
    for (String name : names) {
      if (which(name) < 0) {
        replacements.put(name, "'n%d-'||p".formatted(which++));
      }
    }
    replacements.put(original.number(), "'T-1'||right(p, 9)");
    replacements.put(original.kind().tag(), "'c'||n");
    replacements.put(vendors.getFirst(), "v");
    searched =
        replacements.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  private List<String> withRoots(Set<String> own) {
    var all = new ArrayList<String>();
    all.add(original.ticket());
    all.add(original.order());
    all.addAll(own);
    return all;
  }

  private int which(String text) {
    return replacements.keySet().stream().mapToInt(text::indexOf).max().orElse(-1);
  }

  private static void addIfId(Set<String> ids, @Nullable String value) {
    if (value != null && ID.matcher(value).matches()) {
      ids.add(value);
    }
  }

  /**
   * The statement.
   *
   * @param count how many copies
   * @param position what the copy's place in a numbered log is, as SQL over {@code i}
   */
  String insert(Row row, long count, String position, List<String> vendors, long tickets) {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    row.values()
        .forEach(
            (column, value) -> {
              columns.add(column.name());
              values.add(expression(row, column, value, position));
            });
    return """
        insert into %s (%s)
        select %s
        from (select i, n, lpad(n::text, 18, '0') as p,
                     (array[%s])[1 + n %% %d] as v,
                     interval '1 second' * ((%d - n) * %d / %d) as past,
                     interval '1 day' * (1 + n * 7919 %% 300) as ahead
              from (select i, %s as n from generate_series(0::bigint, %d) i) numbered) c"""
        .formatted(
            row.table(),
            String.join(", ", columns),
            String.join(", ", values),
            vendors.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")),
            vendors.size(),
            tickets,
            DAYS * 86_400,
            tickets,
            original.kind().number("i"),
            count - 1);
  }

  private String expression(Row row, Row.Column column, @Nullable String value, String position) {
    if (value == null) {
      return "null";
    }
    if (Set.of("position", "log_id").contains(column.name())) {
      return position;
    }
    if (column.counts()) {
      return "nextval('email_queue_no')";
    }
    if (column.type().startsWith("timestamp")) {
      return time(row, column, value);
    }
    String text = text(value);
    return text.startsWith("'") && text.indexOf("'||") < 0
        ? text + "::" + column.type()
        : "(" + text + ")::" + column.type();
  }

  /** Logs are kept for a while after they were written, so that stays; the rest becomes older. */
  private static String time(Row row, Row.Column column, String value) {
    String literal = "'%s'::timestamptz".formatted(value);
    if (column.name().equals("recorded_at")) {
      return literal;
    }
    boolean ahead =
        column.name().endsWith("due_at") && AHEAD.contains(String.valueOf(row.value("status")));
    return ahead ? literal + " + ahead" : literal + " - past";
  }

  /** The text as an SQL expression in which the copy's own names stand. */
  String text(String value) {
    var pieces = new ArrayList<String>();
    int from = 0;
    while (from < value.length()) {
      int at = value.length();
      String found = "";
      for (String each : searched) {
        int place = value.indexOf(each, from);
        if (place >= 0 && place < at) {
          at = place;
          found = each;
        }
      }
      if (at > from) {
        pieces.add("'" + value.substring(from, at).replace("'", "''") + "'");
      }
      if (!found.isEmpty()) {
        pieces.add(replacements.getOrDefault(found, "''"));
      }
      from = at + found.length();
      if (found.isEmpty()) {
        break;
      }
    }
    return pieces.isEmpty() ? "''" : String.join("||", pieces);
  }
}
