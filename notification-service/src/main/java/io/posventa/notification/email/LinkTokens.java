package io.posventa.notification.email;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.notification.template.MailLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Puts tokens into the links of mails, right before they go: no token is stored here, and a mail
 * that is sent again gets another one.
 */
@ApplicationScoped
class LinkTokens {
  private static final Logger LOG = Logger.getLogger(LinkTokens.class);
  private static final int CLIENT_ERROR = 4;

  private final LinksClient gateway;
  private final LinkExpiry expiry;

  LinkTokens(@RestClient LinksClient gateway, LinkExpiry expiry) {
    this.gateway = gateway;
    this.expiry = expiry;
  }

  /** What became of a letter. */
  sealed interface Linked {
    Letter letter();

    /** It can go. */
    record Ready(Letter letter) implements Linked {}

    /** The gateway cannot be asked now. */
    record Later(Letter letter) implements Linked {}

    /** Nobody is to have this link. */
    record Never(Letter letter, String reason) implements Linked {}

    /** The gateway does not make it, which is nobody's wish. */
    record Failed(Letter letter, String reason) implements Linked {}
  }

  /** Asks for all tokens at once. */
  List<Linked> into(List<Letter> letters) {
    var cases = new ArrayList<Letter>();
    var signIns = new ArrayList<Letter>();
    var done = new ArrayList<Linked>();
    for (var letter : letters) {
      switch (letter.link().orElse(null)) {
        case null -> done.add(new Linked.Ready(letter));
        case MailLink.ToCase _ -> cases.add(letter);
        case MailLink.ToSignIn _ -> signIns.add(letter);
      }
    }
    done.addAll(ask(cases, this::caseTokens));
    done.addAll(ask(signIns, this::signInTokens));
    return done;
  }

  /** One request that is refused as a whole does not tell whose fault it is: each alone does. */
  private static List<Linked> ask(
      List<Letter> letters, Function<List<Letter>, List<Linked>> question) {
    if (letters.isEmpty()) {
      return List.of();
    }
    try {
      return question.apply(letters);
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      return status / 100 == CLIENT_ERROR ? refused(letters, question, status) : later(letters, e);
    } catch (RuntimeException e) {
      return later(letters, e);
    }
  }

  private static List<Linked> refused(
      List<Letter> letters, Function<List<Letter>, List<Linked>> question, int status) {
    return letters.size() == 1
        ? List.of(new Linked.Failed(letters.getFirst(), "Its link cannot be made: " + status))
        : letters.stream().flatMap(one -> ask(List.of(one), question).stream()).toList();
  }

  private static List<Linked> later(List<Letter> letters, RuntimeException reason) {
    LOG.infof("%d mails wait for the gateway's tokens: %s", letters.size(), reason.getMessage());
    return letters.stream().<Linked>map(Linked.Later::new).toList();
  }

  private List<Linked> caseTokens(List<Letter> letters) {
    var usual = expiry.usual();
    var links = letters.stream().map(letter -> newLink(letter, usual)).toList();
    var answer = gateway.links(new LinksClient.NewLinks(links));
    return match(letters, answer.path("links"), one -> one.path("token"));
  }

  private static LinksClient.NewLink newLink(Letter letter, Period usual) {
    var link = (MailLink.ToCase) letter.link().orElseThrow();
    return new LinksClient.NewLink(
        link.id(),
        link.party(),
        link.vendor(),
        link.order(),
        letter.recipient(),
        letter.from().locale().toLanguageTag(),
        letter.from().zone().getId(),
        LinkExpiry.of(link, usual));
  }

  private List<Linked> signInTokens(List<Letter> letters) {
    var members =
        letters.stream()
            .map(letter -> ((MailLink.ToSignIn) letter.link().orElseThrow()).member())
            .toList();
    var answer = gateway.signIns(new LinksClient.NewSignIns(members));
    return match(letters, answer.path("tokens"), one -> one);
  }

  /** The answers come in the order of the questions. */
  private static List<Linked> match(
      List<Letter> letters, JsonNode answers, Function<JsonNode, JsonNode> token) {
    if (answers.size() != letters.size()) {
      throw new IllegalStateException("The gateway answers something else than it was asked.");
    }
    var linked = new ArrayList<Linked>();
    for (int i = 0; i < letters.size(); i++) {
      var letter = letters.get(i);
      var given = token.apply(answers.path(i));
      linked.add(
          given.isTextual()
              ? new Linked.Ready(letter.opening(given.textValue()))
              : new Linked.Never(letter, "The link is not given any more."));
    }
    return linked;
  }
}
