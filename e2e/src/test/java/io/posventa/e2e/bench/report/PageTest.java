package io.posventa.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PageTest {
  private static final String PAGE = new Page(report()).html();

  @Test
  void thePageNeedsNothingBesideItself() {
    assertThat(PAGE).doesNotContain("src=", "<link", "@import", "{{");
  }

  @Test
  void everyDrawingIsWellFormed() throws Exception {
    var drawings =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(PAGE).results().toList();

    assertThat(drawings).hasSizeGreaterThanOrEqualTo(5);
    for (var drawing : drawings) {
      var read =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(drawing.group())));
      assertThat(read.getDocumentElement().getTagName()).isEqualTo("svg");
    }
  }

  @Test
  void ratiosRefusalsAndWholeReadsAreShown() {
    assertThat(PAGE).contains("0.50 of 0.25", "{500=3}", "select &lt;1&gt;");
  }

  private static Report report() {
    var outcome =
        new Outcome(
            "get",
            "get <a> ticket",
            100,
            1,
            2,
            3,
            Map.of(500, 3L),
            Map.of("gateway", 1.5),
            Map.of("gateway", 20.0),
            90,
            200,
            1,
            0.25);
    return new Report(
        "2026-11-22T12:00:00Z",
        List.of("2 processors"),
        32,
        List.of(
            new Size(
                10_000,
                List.of(outcome),
                List.of(new Arrivals("get", 300, 1, 2, 3, Map.of(), 25)),
                List.of(new Figure("start", 1.5, "s", "2")),
                List.of(
                    new Weight(0, "start", Map.of("gateway", 100L, "postgresql", 50L)),
                    new Weight(3, "get", Map.of("gateway", 120L, "postgresql", 60L))),
                List.of("select <1>"))));
  }
}
