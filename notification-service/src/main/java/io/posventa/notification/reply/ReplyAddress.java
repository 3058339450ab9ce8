package io.posventa.notification.reply;

import io.posventa.notification.template.Party;
import io.posventa.notification.ticket.Tickets;
import io.posventa.platform.id.TypeId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address of one party's answers to one ticket: {@code
 * reply+<ticket><party><signature>@domain}. Whoever has it may write in the party's name, so it is
 * signed, and it is good for nothing but writing. It is one case and 59 characters before the @,
 * which every mail server takes.
 */
@Startup // a secret that cannot be used stops the start
@ApplicationScoped
public class ReplyAddress {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String LOCAL_PART = "reply+";
  private static final String TICKET = "ticket";
  private static final int SHORTEST_SECRET = 32;
  private static final Pattern TOKEN =
      Pattern.compile("(?<ticket>[0-9a-z]{26})(?<party>[cv])(?<signature>[0-9a-z]{26})");

  private final Optional<Signer> signer;
  private final Tickets tickets;

  ReplyAddress(ReplyConfig config, Tickets tickets) {
    this.tickets = tickets;
    this.signer = config.enabled() ? Optional.of(signer(config)) : Optional.empty();
  }

  /** Whose answer to which ticket. */
  public record Target(String marketplace, String ticket, Party party) {}

  private record Signer(String domain, SecretKeySpec key) {}

  /** Where the party answers; nowhere while no incoming mail is read. */
  public Optional<String> of(String marketplace, String ticket, Party party) {
    return signer
        .filter(_ -> party == Party.CUSTOMER || party == Party.VENDOR)
        .filter(_ -> TypeId.isValid(TICKET, ticket))
        .map(
            own ->
                LOCAL_PART
                    + ticket.substring(TICKET.length() + 1)
                    + letter(party)
                    + signature(own, new Target(marketplace, ticket, party))
                    + "@"
                    + own.domain());
  }

  /**
   * What an address of ours stands for, however its letters are cased on the way. Not in a
   * transaction: it looks the ticket's marketplace up among all.
   */
  public Optional<Target> read(String address) {
    String given = address.strip().toLowerCase(Locale.ROOT);
    return signer.flatMap(
        own ->
            given.startsWith(LOCAL_PART) && given.endsWith("@" + own.domain())
                ? token(
                    own,
                    given.substring(
                        LOCAL_PART.length(), given.length() - own.domain().length() - 1))
                : Optional.empty());
  }

  private Optional<Target> token(Signer own, String token) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String ticket = TICKET + "_" + parts.group("ticket");
    var party = parts.group("party").equals("v") ? Party.VENDOR : Party.CUSTOMER;
    byte[] signature = parts.group("signature").getBytes(StandardCharsets.US_ASCII);
    return tickets
        .marketplaceOf(ticket)
        .map(marketplace -> new Target(marketplace, ticket, party))
        .filter(
            target ->
                MessageDigest.isEqual(
                    signature, signature(own, target).getBytes(StandardCharsets.US_ASCII)));
  }

  private static String letter(Party party) {
    return party == Party.VENDOR ? "v" : "c";
  }

  /** 128 bits, spelt as an id's are. */
  private static String signature(Signer own, Target target) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(own.key());
      for (String part :
          List.of("reply", target.marketplace(), target.ticket(), letter(target.party()))) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      var bytes = ByteBuffer.wrap(mac.doFinal());
      return TypeId.of("", new UUID(bytes.getLong(), bytes.getLong())).substring(1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }

  private static Signer signer(ReplyConfig config) {
    String domain =
        config
            .domain()
            .orElseThrow(() -> new IllegalStateException("posventa.inbound.domain is not set."));
    byte[] secret =
        Base64.getDecoder()
            .decode(
                config
                    .replySecret()
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "posventa.inbound.reply-secret is not set.")));
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalStateException("posventa.inbound.reply-secret is shorter than 32 bytes.");
    }
    return new Signer(domain.toLowerCase(Locale.ROOT), new SecretKeySpec(secret, ALGORITHM));
  }
}
