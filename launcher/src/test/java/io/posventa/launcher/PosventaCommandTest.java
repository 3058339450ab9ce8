package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, on machines that are made up of a few folders. */
class PosventaCommandTest {
  private static final List<String> TOOLS =
      List.of("sh", "sed", "awk", "head", "sort", "cut", "tr", "dirname", "cat", "mkdir", "chmod");

  private record Result(int code, String output) {}

  @TempDir Path machine;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void anEmptyMachine() throws IOException {
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "exec %s \"$@\"".formatted(where(tool)));
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", machine.resolve("user").toString());
    environment.put("POSVENTA_JDKS", "");
  }

  @Test
  void javaHomeWinsWhenItIsNewEnough() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "26.0.1").toString());
    environment.put("POSVENTA_JDKS", jdk("usual", "25.0.3").toString());
    maven("3.9.12");

    assertThat(run("doctor").output()).contains("JDK 26 in " + machine.resolve("mine"));
  }

  @Test
  void anOldJavaHomeGivesWayToTheUsualFolders() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
    environment.put(
        "POSVENTA_JDKS",
        jdk("newer", "27-ea")
            + ":"
            + jdk("fit", "25")
            + ":"
            + jdk("older", "21.0.2")
            + ":/nowhere");
    maven("3.9.12");

    assertThat(run("doctor").output()).contains("JDK 25 in " + machine.resolve("fit"));
  }

  @Test
  void theJavaOnPathIsFollowedToItsHome() throws Exception {
    Path home = jdk("linked", "25.0.3");
    Files.createSymbolicLink(machine.resolve("bin/java"), home.resolve("bin/java"));
    maven("3.9.12");

    assertThat(run("doctor").output()).contains("JDK 25 in " + home);
  }

  @Test
  void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
    Path home = jdk("runtime", "25.0.3");
    Files.delete(home.resolve("bin/javac"));
    environment.put("JAVA_HOME", home.toString());

    assertThat(run("doctor").code()).isEqualTo(1);
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());

    var result = run("up");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output())
        .contains("needs a JDK 25 or newer")
        .contains("JAVA_HOME (" + machine.resolve("old") + ")")
        .contains("apt install openjdk-25-jdk-headless")
        .contains("brew install openjdk@25");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25.0.3").toString());

    var result = run("doctor");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output()).contains("there is no mvn on PATH").contains("apt install maven");
  }

  @Test
  void anOldMavenFetchesANewerOneOnce() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25.0.3").toString());
    maven("3.8.7");
    String fetched =
        machine.resolve("user/.cache/posventa/maven/apache-maven-3.9.16/bin/mvn").toString();

    assertThat(run("doctor").output())
        .contains("Maven 3.8.7 is too old; fetching 3.9.16")
        .contains("Maven 3.9.16 at " + fetched);
    assertThat(run("doctor").output()).doesNotContain("fetching").contains(fetched);
  }

  @Test
  void anOldMavenThatCannotFetchSaysWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25.0.3").toString());
    environment.put("OFFLINE", "yes");
    maven("3.8.7");

    var result = run("doctor");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output()).contains("could not be fetched").contains("Maven 3.9.12 or newer");
  }

  @Test
  void versionsAreComparedAsNumbers() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25.0.3").toString());
    maven("3.10.0");

    assertThat(run("doctor").output()).contains("Maven 3.10.0 at " + machine.resolve("bin/mvn"));
  }

  @Test
  void anUnknownCommandShowsTheKnownOnes() throws Exception {
    var result = run("dwon");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output()).contains("no command 'dwon'").contains("./posventa down");
  }

  /** A folder that looks like a JDK and knows its version and its own place. */
  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(machine.resolve(name));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/java"), "echo '    java.home = " + home + "' >&2");
    script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  /** A Maven that tells its version and unpacks a newer one when it is asked to. */
  private void maven(String version) throws IOException {
    script(
        machine.resolve("bin/mvn"),
        """
        if [ "$1" = -v ]; then echo 'Apache Maven %s (fake)'; exit 0; fi
        [ -z "${OFFLINE:-}" ] || exit 1
        for word; do
          case $word in -DoutputDirectory=*) folder=${word#-DoutputDirectory=} ;; esac
        done
        mkdir -p "$folder/apache-maven-3.9.16/bin"
        echo '#!/bin/sh' > "$folder/apache-maven-3.9.16/bin/mvn"
        """
            .formatted(version));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path where(String tool) {
    return List.of("/bin", "/usr/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private Result run(String... words) throws IOException, InterruptedException {
    Path script = Folders.projectRoot().resolve("posventa");
    var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
