package io.posventa.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void jsonLinesBecomeReadableAndFramesAreLeftOut() throws Exception {
    Path log =
        log(
            """
            plain line
            {"level":"ERROR","loggerName":"io.quarkus.runtime.Application","message":"Failed to start","stackTrace":"java.lang.IllegalStateException: no\\n\\tat a.B.c(B.java:1)\\nCaused by: java.net.BindException: Address already in use\\n\\t... 3 more\\n"}
            """);

    assertThat(LogTail.of(log, 10))
        .containsExactly(
            "plain line",
            "ERROR io.quarkus.runtime.Application Failed to start",
            "java.lang.IllegalStateException: no",
            "Caused by: java.net.BindException: Address already in use");
    assertThat(LogTail.diagnosis(log)).isEqualTo(": a port that it needs is taken");
  }

  @Test
  void structuredExceptionsAreNamedWithTheirCauses() throws Exception {
    Path log =
        log(
            """
            {"level":"ERROR","loggerName":"a.B","message":"It failed","exception":{"refId":1,"exceptionType":"a.Outer","message":"outer","frames":[{"class":"a.B"}],"causedBy":{"exception":{"refId":2,"exceptionType":"a.Inner","message":"inner","frames":[]}}}}
            """);

    assertThat(LogTail.of(log, 10))
        .containsExactly("ERROR a.B It failed", "a.Outer: outer", "Caused by: a.Inner: inner");
  }

  @Test
  void onlyTheLastLinesOfALongLogAreRead() throws Exception {
    Path log = log("a line of some length\n".repeat(50_000) + "the end\n");

    assertThat(LogTail.of(log, 3))
        .containsExactly("a line of some length", "a line of some length", "the end");
  }

  @Test
  void aLogThatWasNeverWrittenSaysNothing() {
    Path missing = folder.resolve("missing.log");

    assertThat(LogTail.of(missing, 3)).isEmpty();
    assertThat(LogTail.diagnosis(missing)).isEmpty();
  }

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("service.log"), text);
  }
}
