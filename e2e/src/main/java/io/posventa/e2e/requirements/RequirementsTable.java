package io.posventa.e2e.requirements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes {@code docs/requirements.md} from the rows and from what tests say of themselves by
 * {@code @Requirement}. It reads sources and needs nothing but a JDK:
 *
 * <pre>java e2e/src/main/java/io/posventa/e2e/requirements/RequirementsTable.java</pre>
 */
public final class RequirementsTable {
  private static final String ROWS = "e2e/src/main/resources/rows.tsv";
  private static final String TABLE = "docs/requirements.md";

  // The annotation, then anything up to the next class or the method's name.
  private static final Pattern MARK =
      Pattern.compile(
          "@Requirement\\(([^)]*)\\)(.*?)(?:\\b(?:class|record)\\s+(\\w+)|(\\w+)\\s*\\()",
          Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\"([A-Z]+-\\d+)\"");
  private static final Pattern ANNOTATION = Pattern.compile("@\\w+(\\([^)]*\\))?");

  private final Path root;
  private final SequencedMap<String, String> rows;
  private final Map<String, TreeSet<String>> tests = new TreeMap<>();

  private RequirementsTable(Path root) throws IOException {
    this.root = root;
    this.rows = rows(root.resolve(ROWS));
  }

  /** The folder of the project may be given; else it is the present one. */
  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments.length > 0 ? arguments[0] : "");
    Files.writeString(root.resolve(TABLE), render(root));
  }

  /** The document as it should be. */
  public static String render(Path root) throws IOException {
    var table = new RequirementsTable(root.toAbsolutePath());
    for (var source : table.sources()) {
      table.read(source);
    }
    return table.text();
  }

  public static Path file(Path root) {
    return root.resolve(TABLE);
  }

  private static SequencedMap<String, String> rows(Path file) throws IOException {
    var rows = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      int tab = line.indexOf('\t');
      rows.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return rows;
  }

  private List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    try (var modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          try (var files = Files.walk(tests)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private void read(Path source) throws IOException {
    String module = root.relativize(source).getName(0).toString();
    String name = source.getFileName().toString().replace(".java", "");
    var mark = MARK.matcher(withoutOtherAnnotations(Files.readString(source)));
    while (mark.find()) {
      String test = mark.group(3) == null ? name + "." + mark.group(4) : name;
      var id = ID.matcher(mark.group(1));
      while (id.find()) {
        if (!rows.containsKey(id.group(1))) {
          throw new IllegalStateException(test + " names " + id.group(1) + ", which is no row");
        }
        tests
            .computeIfAbsent(id.group(1), _ -> new TreeSet<>())
            .add("%s: `%s`".formatted(module, test));
      }
    }
  }

  /** So that the first name with a parenthesis after the mark is the method's. */
  private static String withoutOtherAnnotations(String source) {
    return ANNOTATION
        .matcher(source)
        .replaceAll(
            found ->
                found.group().startsWith("@Requirement(")
                    ? Matcher.quoteReplacement(found.group())
                    : "");
  }

  private String text() {
    var text = new StringBuilder();
    text.append("# Requirements and the tests that show them\n\n");
    text.append("Made by `./posventa format` from `@Requirement` on the tests; do not edit.\n");
    text.append("%d of %d rows have a test.\n".formatted(tests.size(), rows.size()));
    for (var family : families().entrySet()) {
      append(text, family.getKey(), family.getValue());
    }
    return text.toString();
  }

  private Map<String, List<String>> families() {
    return rows.keySet().stream()
        .collect(
            Collectors.groupingBy(
                id -> id.substring(0, id.indexOf('-')), LinkedHashMap::new, Collectors.toList()));
  }

  private void append(StringBuilder text, String family, List<String> ids) {
    var shown =
        ids.stream().filter(tests::containsKey).sorted(Comparator.comparing(this::number)).toList();
    text.append("\n## %s: %d of %d\n".formatted(family, shown.size(), ids.size()));
    if (!shown.isEmpty()) {
      text.append("\n| row | what it says | tests |\n| --- | --- | --- |\n");
    }
    for (String id : shown) {
      text.append(
          "| %s | %s | %s |\n".formatted(id, rows.get(id), String.join("<br>", tests.get(id))));
    }
    String open =
        ids.stream()
            .filter(id -> !tests.containsKey(id))
            .sorted(Comparator.comparing(this::number))
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      text.append("\nNo test yet: %s.\n".formatted(open));
    }
  }

  private int number(String id) {
    return Integer.parseInt(id.substring(id.indexOf('-') + 1));
  }
}
