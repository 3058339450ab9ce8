package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ChildProgramsTest {
  @Test
  void whatIsMeasuredIsToldWhatTheImageTells() throws IOException {
    String image = Files.readString(Folders.projectRoot().resolve("deploy/Dockerfile"));

    assertThat(ChildPrograms.DEPLOYED)
        .filteredOn(option -> !option.startsWith("-Xmx"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(image).contains('"' + option + '"'));
  }
}
