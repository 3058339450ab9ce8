package io.posventa.launcher.database;

import io.posventa.launcher.process.Trouble;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL is started, which refuses to run as root: a user starts it as it is, root steps
 * down by whatever the machine allows.
 */
enum RunAs {
  /** An ordinary user. */
  SELF("", false),
  /** A user namespace: files stay root's own. Containers often forbid it. */
  NAMESPACE("unshare -U", false),
  SETPRIV("setpriv --reuid 65534 --regid 65534 --clear-groups --", true),
  RUNUSER("runuser -u nobody --", true);

  private final String prefix;
  private final boolean nobody;

  RunAs(String prefix, boolean nobody) {
    this.prefix = prefix;
    this.nobody = nobody;
  }

  /** Whether files must belong to the user nobody and lie where that user can go. */
  boolean nobody() {
    return nobody;
  }

  List<String> command(List<String> command) {
    return Stream.concat(
            Stream.of(prefix.split(" ")).filter(word -> !word.isEmpty()), command.stream())
        .toList();
  }

  static RunAs here() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return SELF;
    }
    return Arrays.stream(values())
        .filter(way -> way != SELF && way.works())
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "PostgreSQL refuses to run as root, and neither unshare, setpriv nor runuser works here:"
                        + " run ./posventa as an ordinary user, or install util-linux."));
  }

  /** Whether a command run this way is no longer root. */
  boolean works() {
    try {
      var user = Shell.run(command(List.of("id", "-u")));
      return user.ok() && !user.output().equals("0");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Whether the started program can reach the folder. */
  boolean reaches(Path folder) {
    return Shell.run(command(List.of("test", "-x", folder.toString()))).ok();
  }
}
