package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path folder;

  @Test
  void aNewBuildGetsAPlaceOfItsOwnForItsClassesAndTheOldOneGoes() throws Exception {
    var folders = new Folders(folder, folder.resolve("home"));
    Path program = Files.writeString(folder.resolve("run.jar"), "one");
    Path first = folders.classes("sla-service", program);
    Files.writeString(first, "classes");

    assertThat(folders.classes("sla-service", program)).isEqualTo(first).exists();

    Files.setLastModifiedTime(program, FileTime.fromMillis(1_000));

    assertThat(folders.classes("sla-service", program)).isNotEqualTo(first).doesNotExist();
    assertThat(first).doesNotExist();
  }
}
