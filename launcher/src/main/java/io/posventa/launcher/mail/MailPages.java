package io.posventa.launcher.mail;

import io.posventa.launcher.mail.MailLedger.Mail;
import io.posventa.launcher.mail.MailLedger.MailThread;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The received mails for people: threads, a thread with its letters, and a form to answer. */
final class MailPages {
  private static final int MOST = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

  static final String STYLE =
      """
      :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 4rem; }
      h1 { font-size: 1.4rem; } h1 a { color: inherit; }
      ul { list-style: none; margin: 0; padding: 0; }
      .threads li { border-top: 1px solid var(--line); padding: .6rem 0; }
      .threads a { font-weight: 600; }
      .meta { color: color-mix(in srgb, currentColor 70%, transparent); font-size: .9rem; overflow-wrap: anywhere; }
      .people a { display: inline-block; margin: 0 .75rem .25rem 0; }
      .people a[aria-current] { font-weight: 700; text-decoration: none; }
      article { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .75rem 1rem; }
      article h2 { font-size: 1rem; margin: 0; }
      iframe { background: #fff; border: 1px solid var(--line); border-radius: .25rem; height: 34rem; resize: vertical; width: 100%; }
      label { display: block; margin: .5rem 0; } summary { cursor: pointer; padding: .4rem 0; }
      input:not([type=checkbox]), textarea { box-sizing: border-box; display: block; font: inherit; padding: .4rem; width: 100%; }
      button { font: inherit; padding: .4rem 1rem; }
      """;

  private MailPages() {}

  static String list(List<MailThread> threads, Map<String, String> query) {
    String person = query.getOrDefault("with", "");
    var shown =
        threads.stream()
            .filter(thread -> person.isEmpty() || thread.reaches(person))
            .limit(MOST)
            .toList();
    String rows = shown.stream().map(MailPages::row).collect(Collectors.joining());
    return page(
        "Mails",
        """
        <h1>Mails that Posventa has sent and received</h1>
        <p class="meta">Nothing leaves this machine. A mail's links open the pages that its reader sees.</p>
        <nav class="people" aria-label="People">%s</nav>
        %s
        %s
        """
            .formatted(
                people(threads, person),
                writing(),
                rows.isEmpty()
                    ? "<p>No mails yet.</p>"
                    : "<ul class=\"threads\">" + rows + "</ul>"));
  }

  private static String people(List<MailThread> threads, String chosen) {
    String everyone =
        "<a href=\"/\"%s>Everyone</a>".formatted(chosen.isEmpty() ? " aria-current=\"page\"" : "");
    return threads.stream()
        .flatMap(thread -> thread.mails().stream())
        .map(Mail::recipient)
        .filter(address -> !MailServer.isForPosventa(address))
        .distinct()
        .sorted()
        .limit(MOST)
        .map(
            address ->
                "<a href=\"/?with=%s\"%s>%s</a>"
                    .formatted(
                        escaped(encoded(address)),
                        address.equals(chosen) ? " aria-current=\"page\"" : "",
                        escaped(address)))
        .collect(Collectors.joining("\n", everyone + "\n", ""));
  }

  private static String row(MailThread thread) {
    String people =
        thread.mails().stream()
            .map(Mail::recipient)
            .distinct()
            .limit(4)
            .collect(Collectors.joining(", "));
    return """
        <li><a href="/threads/%d">%s</a>
        <div class="meta">%s · %d %s · to %s</div></li>
        """
        .formatted(
            thread.last().number(),
            escaped(subject(thread.first())),
            TIME.format(thread.last().receivedAt()),
            thread.mails().size(),
            thread.mails().size() == 1 ? "mail" : "mails",
            escaped(people));
  }

  static String thread(List<Mail> mails) {
    String letters =
        mails.stream()
            .map(mail -> article(mail, mail.equals(mails.getLast())))
            .collect(Collectors.joining());
    return page(
        subject(mails.getFirst()),
        """
        <h1><a href="/">Mails</a> › %s</h1>
        %s
        """
            .formatted(escaped(subject(mails.getFirst())), letters));
  }

  private static String article(Mail mail, boolean open) {
    String answer =
        MailServer.isForPosventa(mail.recipient())
            ? ""
            : """
              <details><summary>Answer as %s</summary>
              <form method="post" action="/mails/%d/answer">
              <label>Your answer <textarea name="text" rows="5" required></textarea></label>
              <label><input type="checkbox" name="automatic"> Mark it as an automatic answer (out of office)</label>
              <button>Send</button></form></details>
              """
                .formatted(escaped(mail.recipient()), mail.number());
    return """
        <article>
        <h2>%s</h2>
        <div class="meta">%s · from %s · to %s · <a href="/mails/%d">headers</a></div>
        <details%s><summary>Letter</summary>
        <iframe src="/mails/%d.html" title="%s" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        </details>
        %s</article>
        """
        .formatted(
            escaped(subject(mail)),
            TIME.format(mail.receivedAt()),
            escaped(mail.from()),
            escaped(mail.recipient()),
            mail.number(),
            open ? " open" : "",
            mail.number(),
            escaped(subject(mail)),
            answer);
  }

  private static String writing() {
    return """
        <details><summary>Write a mail</summary>
        <form method="post" action="/write">
        <label>From <input name="from" type="email" required></label>
        <label>To <input name="to" type="email" placeholder="refunds@sandbox.example" required></label>
        <label>Subject <input name="subject" placeholder="The order's number"></label>
        <label>Text <textarea name="text" rows="5"></textarea></label>
        <button>Send</button></form></details>
        """;
  }

  /** What a mail says, with links that open beside it. */
  static String letter(Mail mail) {
    String head = "<meta charset=\"utf-8\"><base target=\"_blank\">";
    if (!mail.html().isEmpty()) {
      return head + mail.html();
    }
    String text = ADDRESS.matcher(escaped(mail.text())).replaceAll(link -> anchor(link.group()));
    return head
        + "<pre style=\"white-space: pre-wrap; font: 16px/1.5 system-ui\">"
        + text
        + "</pre>";
  }

  private static String anchor(String address) {
    return Matcher.quoteReplacement("<a href=\"%1$s\">%1$s</a>".formatted(address));
  }

  private static String subject(Mail mail) {
    return mail.subject().isBlank() ? "(no subject)" : mail.subject();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="stylesheet" href="/mails.css"></head>
        <body><main>%s</main></body></html>
        """
        .formatted(escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
