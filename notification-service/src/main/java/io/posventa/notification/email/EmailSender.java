package io.posventa.notification.email;

import io.posventa.notification.email.LinkTokens.Linked;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.worker.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Takes mails that are due, writes them, gets their links and sends them; nothing remote happens in
 * a transaction.
 */
@ApplicationScoped
class EmailSender {
  private static final Logger LOG = Logger.getLogger(EmailSender.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration WITHOUT_TOKENS = Duration.ofSeconds(2);

  private final EmailQueue queue;
  private final EmailService service;
  private final EmailAuthor author;
  private final LinkTokens tokens;
  private final Post post;
  private final Tenancy tenancy;
  private final EmailConfig config;
  private final Clock machine;
  private final int connections;
  private final ExecutorService senders;
  private final List<Loop> workers;

  EmailSender(
      EmailQueue queue,
      EmailService service,
      EmailAuthor author,
      LinkTokens tokens,
      Post post,
      Tenancy tenancy,
      EmailConfig config,
      SmtpConfig smtp,
      Clock machine) {
    this.queue = queue;
    this.service = service;
    this.author = author;
    this.tokens = tokens;
    this.post = post;
    this.tenancy = tenancy;
    this.config = config;
    this.machine = machine;
    this.connections = smtp.connections();
    if (smtp.timeout().multipliedBy(2).compareTo(config.lease()) > 0) {
      throw new IllegalStateException(
          "posventa.smtp.timeout is %s: more than half of posventa.mail.lease, %s."
              .formatted(smtp.timeout(), config.lease()));
    }
    this.senders = Executors.newFixedThreadPool(connections);
    this.workers =
        IntStream.range(0, config.workers())
            .mapToObj(i -> new Loop("email-sender-" + i, IDLE, queue.bell(), this::runDue))
            .toList();
  }

  void start(@Observes StartupEvent event) {
    if (config.sends()) {
      workers.forEach(Loop::start);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (config.sends()) {
      workers.forEach(Loop::close);
    }
    senders.shutdown();
  }

  /** Does one batch; true when there may be more. */
  boolean runDue() {
    var latest = machine.instant().plus(config.lease().dividedBy(2));
    var claims = queue.claim();
    var letters = new ConcurrentLinkedQueue<Letter>();
    claims.stream()
        .collect(Collectors.groupingBy(claim -> claim.key().marketplaceId()))
        .forEach((marketplace, mails) -> letters.addAll(writtenOrLeft(marketplace, mails)));
    deliver(letters, latest);
    return claims.size() == config.batch();
  }

  /** One marketplace's trouble is not another's; its mails wait behind what is due by then. */
  private List<Letter> writtenOrLeft(String marketplace, List<EmailQueue.Claim> claims) {
    try {
      return tenancy.as(marketplace, () -> written(claims));
    } catch (RuntimeException e) {
      LOG.errorf(e, "%d mails of %s wait for %s.", claims.size(), marketplace, config.lease());
      queue.postpone(claims, config.lease());
      return List.of();
    }
  }

  private List<Letter> written(List<EmailQueue.Claim> claims) {
    var taken = service.take(claims);
    var letters = new ArrayList<>(addressed(taken.letters()));
    letters.addAll(addressed(author.write(taken.drafts())));
    return letters;
  }

  /** The letters that can go, with their links; the others wait, or are put aside. */
  private List<Letter> addressed(List<Letter> letters) {
    var ready = new ArrayList<Letter>();
    var waiting = new ArrayList<EmailQueue.Claim>();
    for (var linked : tokens.into(letters)) {
      switch (linked) {
        case Linked.Ready(var letter) -> ready.add(letter);
        case Linked.Later(var letter) -> waiting.add(letter.claim());
        case Linked.Never(var letter, String reason) -> service.suppress(letter, reason);
        case Linked.Failed(var letter, String reason) ->
            service.record(letter, new Post.Result.Failed(reason));
      }
    }
    queue.postpone(waiting, WITHOUT_TOKENS);
    return ready;
  }

  /** What a slow server leaves no time for is given back before its lease is over. */
  private void deliver(Queue<Letter> letters, Instant latest) {
    Callable<Void> conversation = () -> converse(letters, latest);
    try {
      int needed = Math.min(connections, letters.size());
      for (var task : senders.invokeAll(Collections.nCopies(needed, conversation))) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.errorf(e, "The outcome of a mail was not recorded; its lease gives it back.");
    }
    queue.postpone(letters.stream().map(Letter::claim).toList(), Duration.ZERO);
  }

  private Void converse(Queue<Letter> letters, Instant latest) {
    try (var server = post.conversation()) {
      while (machine.instant().isBefore(latest)) {
        var letter = letters.poll();
        if (letter == null) {
          break;
        }
        var result = server.send(letter);
        tenancy.run(letter.claim().key().marketplaceId(), () -> service.record(letter, result));
      }
    }
    return null;
  }
}
