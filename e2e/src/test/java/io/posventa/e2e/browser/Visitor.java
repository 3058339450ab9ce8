package io.posventa.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Somebody with a browser of their own. Whatever goes wrong on a page, unasked, is kept and told at
 * the end: script errors, words on the console, answers that no page should get.
 */
final class Visitor implements AutoCloseable {
  private static final Path SHOTS =
      Path.of(System.getProperty("project.root", ".."), "e2e/target/screenshots");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** What Chromium itself notes when a form comes back with its mistakes. */
  private static final Pattern REFUSED = Pattern.compile("status of 4(00|09|22)");

  private static final int HEIGHT = 900;
  static final int PHONE = 390;
  static final int DESK = 1280;

  /**
   * What a page is made of, without its words and numbers: axe finds on one of two such pages what
   * it finds on the other.
   */
  private static final String SHAPE =
      """
      () => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches,
        ...[...document.querySelectorAll('*')].map(element => [
          element.tagName,
          ...[...element.attributes].map(attribute =>
            /^(class|role|type)$/.test(attribute.name)
              ? attribute.name + '=' + attribute.value
              : attribute.name + (attribute.value.trim() ? '=' : '')),
          [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) ? '+' : ''
        ].join(' '))].join('\\n')""";

  private static final Set<String> FOUND_WELL = ConcurrentHashMap.newKeySet();

  private final BrowserContext context;
  private final Page page;
  private final String language;
  private final boolean scripts;
  private final List<String> troubles = new ArrayList<>();
  private int loads;

  private Visitor(String language, boolean scripts) {
    this.language = language;
    this.scripts = scripts;
    this.context =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setJavaScriptEnabled(scripts)
                    .setAcceptDownloads(true)
                    .setViewportSize(DESK, HEIGHT));
    this.page = context.newPage();
    page.onLoad(_ -> loads++);
    page.onPageError(troubles::add);
    page.onConsoleMessage(
        message -> {
          boolean trouble = message.type().equals("error") || message.type().equals("warning");
          if (trouble && !REFUSED.matcher(message.text()).find()) {
            troubles.add(message.text() + " at " + page.url());
          }
        });
  }

  static Visitor reading(String language) {
    return new Visitor(language, true);
  }

  /** With JavaScript off. */
  static Visitor withoutScripts(String language) {
    return new Visitor(language, false);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens an address, and looks at what came as {@link #look} does. */
  void open(String address) {
    var answer = page.navigate(address);
    assertThat(answer.status()).as(address).isLessThan(400);
    look();
  }

  /** Follows the one link that a selector finds. */
  void follow(String selector) {
    go(page.locator(selector).first());
  }

  /** Presses the button of this name, and waits for what it brings. */
  void press(String name) {
    go(
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
            .first());
  }

  /** Presses the first button of a form. */
  void submit(String around) {
    go(page.locator(around + " button[type=submit]").first());
  }

  /** A click returns before the next page is there, and the old one says that it is loaded. */
  private void go(Locator pressed) {
    int before = loads;
    pressed.click();
    page.waitForCondition(() -> loads > before);
    look();
  }

  /** Chooses a file on the page's form. */
  void attach(String name, String type, String content) {
    page.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8)));
  }

  static RequestOptions withoutRedirects() {
    return RequestOptions.create().setMaxRedirects(0);
  }

  /** Nothing went wrong, no credential is in sight, and everybody can use the page. */
  void look() {
    assertThat(troubles).as("%s: errors on the page", page.url()).isEmpty();
    assertThat(page.url()).doesNotContain("lnk_", "sgn_", "ses_");
    assertThat(page.title()).as(page.url()).isNotBlank();
    if (scripts) {
      String shape = page.evaluate(SHAPE).toString();
      if (!FOUND_WELL.contains(shape)) {
        assertEverybodyCanUseIt();
        FOUND_WELL.add(shape);
      }
    }
  }

  /** Without frames there is nothing to put together, and so no second page to open for it. */
  private void assertEverybodyCanUseIt() {
    var found = new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze().getViolations();
    assertThat(found)
        .as(
            "%s: %s",
            page.url(), found.stream().map(rule -> rule.getId() + rule.getNodes()).toList())
        .isEmpty();
  }

  /**
   * Keeps how the page looks on a phone and on a desk, by day and by night. Without scripts it
   * looks the same, so nothing is kept.
   */
  void keep(String name) {
    if (!scripts) {
      return;
    }
    for (int width : new int[] {PHONE, DESK}) {
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(overhang()).as("%s at %d px scrolls sideways", name, width).isZero();
        String light = scheme.name().toLowerCase(Locale.ROOT);
        String file = "%s-%s-%s-%d.png".formatted(name, language, light, width);
        page.screenshot(
            new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(file)));
        // Width and light are each looked at twice; together they show nothing that is new.
        if ((width == PHONE) == (scheme == ColorScheme.DARK)) {
          look();
        }
      }
    }
    page.setViewportSize(DESK, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private int overhang() {
    return ((Number)
            page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
        .intValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
