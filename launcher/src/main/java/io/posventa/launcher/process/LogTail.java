package io.posventa.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The end of a child's log, as a person reads it, and what it says about why the child ended. */
public final class LogTail {
  private static final int BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> CAUSES =
      Map.of(
          "No space left on device", "the disk is full",
          "Disk quota exceeded", "the disk quota is used up",
          "Address already in use", "a port that it needs is taken",
          "seems to be in use by another process", "a port that it needs is taken",
          "OutOfMemoryError", "it ran out of memory",
          "Migration checksum mismatch",
              "its data was made by another version (--fresh starts with empty data)",
          "Permission denied", "it was denied access to a file");

  private LogTail() {}

  /** The last lines; JSON log lines are shortened to level, logger and message. */
  public static List<String> of(Path log, int lines) {
    var readable = new ArrayList<String>();
    for (String line : end(log).split("\n", -1)) {
      if (!line.isBlank()) {
        readable.addAll(readable(line));
      }
    }
    return readable.subList(Math.max(0, readable.size() - lines), readable.size());
  }

  /** A plain word for the commonest reasons, empty when the log names none of them. */
  public static String diagnosis(Path log) {
    String text = end(log);
    return CAUSES.entrySet().stream()
        .filter(cause -> text.contains(cause.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(cause -> ": " + cause)
        .orElse("");
  }

  private static List<String> readable(String line) {
    if (!line.startsWith("{")) {
      return List.of(line);
    }
    try {
      var json = JSON.readTree(line);
      var lines = new ArrayList<String>();
      lines.add(
          "%s %s %s"
              .formatted(
                  json.path("level").asText(),
                  json.path("loggerName").asText(),
                  json.path("message").asText()));
      json.path("stackTrace").asText().lines().filter(LogTail::names).forEach(lines::add);
      addCauses(json.path("exception"), "", lines);
      return lines;
    } catch (JsonProcessingException e) {
      return List.of(line);
    }
  }

  /** Each exception in the chain that a structured log line holds, without its frames. */
  private static void addCauses(JsonNode exception, String prefix, List<String> lines) {
    if (exception.isObject()) {
      lines.add(
          "%s%s: %s"
              .formatted(
                  prefix,
                  exception.path("exceptionType").asText(),
                  exception.path("message").asText()));
      addCauses(exception.path("causedBy").path("exception"), "Caused by: ", lines);
    }
  }

  /** Of a stack trace, the exceptions: the frames are in the file. */
  private static boolean names(String stackLine) {
    return !stackLine.startsWith("\t") && !stackLine.startsWith("  ") && !stackLine.isBlank();
  }

  private static String end(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - BYTES);
      var bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
