package io.posventa.e2e.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequirementsTableTest {

  @Test
  void theDocumentIsUpToDate() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("docs")) ? here : here.getParent();

    assertThat(RequirementsTable.file(root))
        .as("stale: run ./posventa format")
        .hasContent(RequirementsTable.render(root));
  }
}
