package io.posventa.notification.inbound;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What an HTML mail says, as text. */
final class HtmlText implements NodeFilter {
  private static final Set<String> UNSAID =
      Set.of("script", "style", "head", "title", "template", "object", "svg", "noscript");
  private static final Set<String> WITH_A_GAP =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table");
  private static final Pattern HIDDEN =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]+");
  private static final Pattern AROUND_LINES = Pattern.compile(" *\\n *");
  private static final Pattern GAPS = Pattern.compile("\\n{3,}");

  private final StringBuilder text = new StringBuilder();

  private HtmlText() {}

  static String of(String html) {
    var words = new HtmlText();
    Jsoup.parse(html).filter(words);
    String lines =
        AROUND_LINES.matcher(BLANKS.matcher(words.text).replaceAll(" ")).replaceAll("\n");
    return GAPS.matcher(lines).replaceAll("\n\n").strip();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.text());
    } else if (node instanceof Element element) {
      if (UNSAID.contains(element.normalName()) || HIDDEN.matcher(element.attr("style")).find()) {
        return FilterResult.SKIP_ENTIRELY;
      }
      begin(element);
    }
    return FilterResult.CONTINUE;
  }

  private void begin(Element element) {
    switch (element.normalName()) {
      case "br" -> text.append('\n');
      case "li" -> {
        newLine();
        text.append("- ");
      }
      case "hr" -> text.append("\n---\n");
      case "td", "th" -> text.append(' ');
      default -> around(element);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("a")) {
        link(element);
      }
      around(element);
    }
    return FilterResult.CONTINUE;
  }

  private void around(Element element) {
    if (WITH_A_GAP.contains(element.normalName())) {
      text.append("\n\n");
    } else if (element.isBlock()) {
      newLine();
    }
  }

  private void newLine() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  /** An address that the words do not show would be lost. */
  private void link(Element anchor) {
    String target = anchor.attr("href").strip();
    if (target.startsWith("http") && !anchor.text().contains(target)) {
      text.append(" <").append(target).append('>');
    }
  }
}
