package io.posventa.e2e.house;

import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.Mail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What arrived at the mail server. */
public final class Mails {
  private static final Pattern TOKEN = Pattern.compile("(?<=/l/)lnk_[A-Za-z0-9_-]+");

  private Mails() {}

  private static Client server() {
    return new Client(House.suite().mails(), "");
  }

  public static List<Mail> to(String address) {
    String encoded = URLEncoder.encode(address, StandardCharsets.UTF_8);
    return server().get("/mails?to=" + encoded).expect(200).data(Mail.class);
  }

  /** The mails about a case that came to one address. */
  public static List<Mail> to(String address, Case about) {
    var written = about.emails().stream().map(Email::messageId).toList();
    return to(address).stream().filter(mail -> written.contains(mail.messageId())).toList();
  }

  /** The credential in the link that a mail leads with. */
  public static String token(Mail mail) {
    var found = TOKEN.matcher(mail.text());
    if (!found.find()) {
      throw new AssertionError("No link in " + mail.text());
    }
    return found.group();
  }

  /** How often each Message-ID came, to whomever. */
  public static Map<String, Integer> deliveries() {
    return server().get("/deliveries").expect(200).data().stream()
        .collect(
            Collectors.toMap(
                each -> each.path("message_id").asText(),
                each -> each.path("times").asInt(),
                Integer::sum));
  }

  /** How often each Message-ID came to a recipient. */
  public static Map<String, Integer> deliveries(String address) {
    return server().get("/deliveries").expect(200).data().stream()
        .filter(each -> each.path("recipient").asText().equalsIgnoreCase(address))
        .collect(
            Collectors.toMap(
                each -> each.path("message_id").asText(), each -> each.path("times").asInt()));
  }
}
