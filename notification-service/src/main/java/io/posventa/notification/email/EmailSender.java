package io.posventa.notification.email;

import io.posventa.notification.email.LinkTokens.Linked;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.worker.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
  private final ExecutorService connections;
  private final Loop loop;

  EmailSender(
      EmailQueue queue,
      EmailService service,
      EmailAuthor author,
      LinkTokens tokens,
      Post post,
      Tenancy tenancy,
      EmailConfig config) {
    this.queue = queue;
    this.service = service;
    this.author = author;
    this.tokens = tokens;
    this.post = post;
    this.tenancy = tenancy;
    this.config = config;
    this.connections = Executors.newFixedThreadPool(config.connections());
    this.loop = new Loop("email-sender", IDLE, queue.wake(), this::runDue);
  }

  void start(@Observes StartupEvent event) {
    if (config.sends()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (config.sends()) {
      loop.close();
    }
    connections.shutdown();
  }

  /** Does one batch; true when there may be more. */
  boolean runDue() {
    var claims = queue.claim();
    claims.stream()
        .collect(Collectors.groupingBy(claim -> claim.key().marketplaceId()))
        .forEach(this::sendOrLeave);
    return claims.size() == config.batch();
  }

  /** One marketplace's trouble is not another's; the lease gives the mails back. */
  private void sendOrLeave(String marketplace, List<EmailQueue.Claim> claims) {
    try {
      tenancy.run(marketplace, () -> send(marketplace, claims));
    } catch (RuntimeException e) {
      LOG.errorf(e, "%d mails of %s stay until their lease is over.", claims.size(), marketplace);
    }
  }

  private void send(String marketplace, List<EmailQueue.Claim> claims) {
    var taken = service.take(claims);
    deliver(marketplace, addressed(taken.letters()));
    deliver(marketplace, addressed(author.write(taken.drafts())));
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

  private void deliver(String marketplace, List<Letter> letters) {
    var tasks =
        letters.stream()
            .map(letter -> (Callable<Void>) () -> deliver(marketplace, letter))
            .toList();
    try {
      for (var task : connections.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.errorf(e, "The outcome of a mail was not recorded; its lease gives it back.");
    }
  }

  private Void deliver(String marketplace, Letter letter) {
    var result = post.send(letter);
    tenancy.run(marketplace, () -> service.record(letter, result));
    return null;
  }
}
