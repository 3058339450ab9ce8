package io.posventa.e2e.bench.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what PostgreSQL logs under {@code log_statement=all} and {@link #PREFIX}. */
final class StatementLog {
  /** The session's process and its database. */
  static final String PREFIX = "@%p@%d@";

  private static final Pattern LINE = Pattern.compile("@(\\d+)@([^@]*)@([A-Z]+):  (.*)");
  private static final Pattern STATEMENT =
      Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')", Pattern.DOTALL);

  private StatementLog() {}

  private record Entry(String session, String database, String level, StringBuilder text) {}

  /** The statements that ran in a database, in the order of the log. */
  static List<Statement> read(List<String> lines, String database) {
    var statements = new ArrayList<Statement>();
    for (var entry : entries(lines)) {
      if (!entry.database().equals(database)) {
        continue;
      }
      Matcher statement = STATEMENT.matcher(entry.text());
      if (entry.level().equals("LOG") && statement.matches()) {
        statements.add(new Statement(entry.session(), statement.group(1).strip(), List.of()));
      } else if (entry.level().equals("DETAIL")) {
        addParameters(statements, entry);
      }
    }
    return statements;
  }

  private static List<Entry> entries(List<String> lines) {
    var entries = new ArrayList<Entry>();
    for (String line : lines) {
      Matcher head = LINE.matcher(line);
      if (head.matches()) {
        entries.add(
            new Entry(
                head.group(1), head.group(2), head.group(3), new StringBuilder(head.group(4))));
      } else if (line.startsWith("\t") && !entries.isEmpty()) {
        entries.getLast().text().append('\n').append(line, 1, line.length());
      }
    }
    return entries;
  }

  /** They are told after the statement, and sessions take turns in the log. */
  private static void addParameters(List<Statement> statements, Entry entry) {
    for (int i = statements.size() - 1; i >= 0; i--) {
      var statement = statements.get(i);
      if (statement.session().equals(entry.session())) {
        statements.set(
            i,
            new Statement(
                statement.session(), statement.sql(), parameters(entry.text().toString())));
        return;
      }
    }
  }

  static List<@Nullable String> parameters(String text) {
    var parameters = new ArrayList<@Nullable String>();
    Matcher each = PARAMETER.matcher(text);
    while (each.find()) {
      @Nullable String value = each.group(1);
      parameters.add(value == null ? null : value.replace("''", "'"));
    }
    return parameters;
  }
}
