package io.posventa.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The mails of the story, as the API says that they were sent; each is shown once. */
final class Mails {
  private static final int BODY_LINES = 14;

  private final Api operator;
  private final Timeline timeline;
  private final Set<String> shown = new HashSet<>();

  Mails(Api operator, Timeline timeline) {
    this.operator = operator;
    this.timeline = timeline;
  }

  /** Shows those of a case that are new, the first of them with its text when {@code whole}. */
  void showNew(String ticket, boolean whole) {
    boolean first = whole;
    for (var mail : operator.get("/v1/emails?limit=100&case=" + ticket).path("data")) {
      if (shown.add(mail.path("id").asText())) {
        timeline.mail(recipients(mail), mail.path("subject").asText());
        if (first) {
          timeline.body(beginning(operator.get("/v1/emails/" + mail.path("id").asText())));
          first = false;
        }
      }
    }
  }

  private static String recipients(JsonNode mail) {
    var all = new StringBuilder();
    mail.path("to").forEach(to -> all.append(all.isEmpty() ? "" : ", ").append(to.asText()));
    String state = mail.path("status").asText();
    return all + (state.equals("sent") ? "" : " (" + state + ")");
  }

  private static String beginning(JsonNode mail) {
    var lines = mail.path("text").asText().lines().toList();
    var start = lines.stream().limit(BODY_LINES).collect(Collectors.joining("\n"));
    return lines.size() > BODY_LINES
        ? start + "\n… and %d lines more".formatted(lines.size() - BODY_LINES)
        : start;
  }
}
