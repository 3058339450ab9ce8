package io.posventa.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The system's own Chromium, one for all tests; without one they are skipped and say so. */
final class Chromium implements BeforeAllCallback, ExecutionCondition {
  /** Playwright is nobody's but the one thread's that uses it. */
  static final String LOCK = "chromium";

  private static @Nullable Browser running;

  private record Open(Playwright playwright, Browser browser) implements AutoCloseable {
    static Open start(Path program) {
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var started =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setArgs(List.of("--no-sandbox")));
      running = started;
      return new Open(playwright, started);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return program()
        .map(path -> ConditionEvaluationResult.enabled("There is " + path))
        .orElseGet(
            () ->
                ConditionEvaluationResult.disabled(
                    "There is no Chromium on this machine: apt-get install chromium"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(Chromium.class))
        .computeIfAbsent(Open.class, _ -> Open.start(program().orElseThrow()));
  }

  static Browser browser() {
    return Objects.requireNonNull(running, "The test class lacks @ExtendWith(Chromium.class)");
  }

  private static Optional<Path> program() {
    var folders = System.getenv().getOrDefault("PATH", "/usr/bin").split(":", -1);
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
