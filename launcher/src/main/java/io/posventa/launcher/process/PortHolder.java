package io.posventa.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who sits on a port: asked before starting, so that the answer names the other program. */
public final class PortHolder {
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /** Whether a server could listen on the port of the loopback address. */
  public static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The holder as "process 4242 (python3 -m http.server)", where the system lets us see it. */
  public static String describe(int port) {
    return socketOf(port)
        .flatMap(PortHolder::processWith)
        .map(PortHolder::describe)
        .orElse("another program (`lsof -i :%d` names it)".formatted(port));
  }

  private static String describe(ProcessHandle process) {
    var info = process.info();
    String line = info.commandLine().or(info::command).orElse("?");
    return "process %d (%s)".formatted(process.pid(), shorten(line));
  }

  private static String shorten(String line) {
    return line.length() <= 100 ? line : line.substring(0, 97) + "...";
  }

  private static Optional<String> socketOf(int port) {
    String suffix = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)))
        .map(line -> line.trim().split("\\s+"))
        .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTENING))
        .map(f -> "socket:[" + f[9] + "]")
        .findFirst();
  }

  private static Optional<ProcessHandle> processWith(String socket) {
    return ProcessHandle.allProcesses().filter(p -> holds(p.pid(), socket)).findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.anyMatch(fd -> target(fd).equals(socket));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
