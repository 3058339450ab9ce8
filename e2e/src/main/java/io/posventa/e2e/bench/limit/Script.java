package io.posventa.e2e.bench.limit;

import io.posventa.e2e.bench.seed.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the statements of a captured request into a script of pgbench. What a second request of the
 * same kind has in common with it stays as it is; ids of copies become those of the script's own
 * turn, and what was new with the request becomes new with every turn.
 */
final class Script {
  /** What the ids of a script's turns have after their prefix: newer than any copy's. */
  static final String AGE = "_01kz";

  private static final Pattern ID =
      Pattern.compile(
          "([a-z]+)(_[0-7][0-9a-hjkmnp-tv-z]{3})([0-9a-hjkmnp-tv-z]{18})([0-9a-hjkmnp-tv-z]{4})");

  /** An id, a name that was drawn, or what copies have in their customers' and charges' names. */
  private static final Pattern NAME =
      Pattern.compile(
          ID.pattern()
              + "|(?<uuid>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})"
              + "|(?<![0-9a-z])c(?<copy>\\d+)(?![0-9a-z])");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BASE64_DIGEST = Pattern.compile("[A-Za-z0-9_+/-]{43}=?");
  private static final Pattern COUNT = Pattern.compile("(T-)?\\d{6,18}");
  private static final Pattern LOCK = Pattern.compile("-?\\d{12,19}");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  private final Set<String> common = new HashSet<>();
  private final Map<String, Integer> fresh = new LinkedHashMap<>();
  private final Types types;
  private final long since;

  /** Tells the types of a statement's parameters. */
  interface Types {
    List<String> of(String sql);
  }

  /**
   * For statements captured after those of another request.
   *
   * @param since what has an id from before this moment was there already, in milliseconds
   */
  Script(List<Statement> other, Types types, long since) {
    this.types = types;
    this.since = since;
    for (var statement : other) {
      for (@Nullable String value : statement.parameters()) {
        if (value != null) {
          common.add(value);
          var name = NAME.matcher(value);
          while (name.find()) {
            common.add(name.group());
          }
        }
      }
    }
  }

  /**
   * The script.
   *
   * @param numbering sets {@code n}, the copy of this turn, and {@code u}, a number that no other
   *     turn has
   */
  String of(List<Statement> statements, String numbering) {
    var script = new StringBuilder(numbering).append('\n');
    for (var statement : statements) {
      script.append(line(statement)).append(";\n");
    }
    return script.toString();
  }

  private String line(Statement statement) {
    return filled(statement, types, this::value);
  }

  /** The statement as it was, its parameters in their places. */
  static String filled(Statement statement, Types types) {
    return filled(
        statement,
        types,
        (value, type) -> "(" + (value == null ? "null" : quoted(value)) + "::" + type + ")");
  }

  private static String filled(
      Statement statement, Types types, BiFunction<@Nullable String, String, String> value) {
    if (statement.parameters().isEmpty()) {
      return statement.sql();
    }
    var kinds = types.of(statement.sql());
    var whole = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(statement.sql());
    int from = 0;
    while (parameter.find()) {
      int nth = Integer.parseInt(parameter.group(1)) - 1;
      whole.append(statement.sql(), from, parameter.start());
      whole.append(value.apply(statement.parameters().get(nth), kinds.get(nth)));
      from = parameter.end();
    }
    return whole.append(statement.sql().substring(from)).toString();
  }

  private String value(@Nullable String value, String type) {
    if (value == null) {
      return "(null::" + type + ")";
    }
    if (!common.contains(value)) {
      if (DIGEST.matcher(value).matches()) {
        return "md5(:u::text)||md5(:n::text)";
      }
      if (BASE64_DIGEST.matcher(value).matches()) {
        return "left(md5(:u::text)||md5(:n::text), 43)";
      }
      if (type.equals("bigint") && LOCK.matcher(value).matches()) {
        return "(:u::bigint)";
      }
      Matcher count = COUNT.matcher(value);
      if (count.matches() && type.equals("text")) {
        return value.startsWith("T-") ? "('T-2'||:u::text)" : "(:u::text)";
      }
    }
    // In brackets as a whole, since "fetch first" takes nothing less.
    return "((" + text(value) + ")::" + type + ")";
  }

  private String text(String value) {
    var pieces = new ArrayList<String>();
    Matcher name = NAME.matcher(value);
    int from = 0;
    while (name.find()) {
      String replacement = replacement(name);
      if (!replacement.isEmpty()) {
        if (name.start() > from) {
          pieces.add(literal(value.substring(from, name.start())));
        }
        pieces.add(replacement);
        from = name.end();
      }
    }
    if (from < value.length() || pieces.isEmpty()) {
      pieces.add(literal(value.substring(from)));
    }
    return String.join("||", pieces);
  }

  private String replacement(Matcher name) {
    if (name.group("uuid") != null) {
      return common.contains(name.group()) ? "" : "md5(:u::text)::uuid::text";
    }
    if (name.group("copy") != null) {
      return common.contains(name.group()) ? "" : "'c'||:n::text";
    }
    return id(name);
  }

  private String id(Matcher id) {
    if (id.group(2).equals(Ids.AGE)) {
      return "'%s%s'||lpad(:n::text, 18, '0')||'%s'"
          .formatted(id.group(1), id.group(2), id.group(4));
    }
    if (common.contains(id.group()) || Ids.madeAt(id.group()).toEpochMilli() < since) {
      return "";
    }
    int nth = fresh.computeIfAbsent(id.group(), _ -> fresh.size());
    return "'%s%s'||lpad(:u::text, 20, '0')||'%02d'".formatted(id.group(1), AGE, nth);
  }

  /** pgbench takes a colon before a letter for a variable of its own. */
  static String literal(String value) {
    return value.indexOf(':') < 0 && value.indexOf('\\') < 0
        ? quoted(value)
        : "E'" + value.replace("'", "''").replace("\\", "\\\\").replace(":", "\\x3A") + "'";
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
