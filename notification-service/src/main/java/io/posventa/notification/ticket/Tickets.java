package io.posventa.notification.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.wire.Lenient;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tickets as their events and ticket-service tell them. */
@ApplicationScoped
public class Tickets {
  private static final String LEARN =
      """
      insert into known_ticket as k (marketplace_id, id, version, opened_as, vendor_id, data)
      values (?, ?, ?, ?, ?, ?::jsonb)
      on conflict (marketplace_id, id) do update
      set version = greatest(k.version, excluded.version),
          vendor_id = case when k.version < excluded.version
                           then excluded.vendor_id else k.vendor_id end,
          data = case when k.version < excluded.version then excluded.data else k.data end
      returning opened_as""";
  private static final String FIND =
      "select opened_as, data::text from known_ticket where marketplace_id = ? and id = ?";

  private static final String OWNER = "select marketplace_id from known_ticket where id = ?";

  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final Tenancy tenancy;
  private final Lenient lenient;
  private final References references;
  private final ThreadsClient threads;

  Tickets(
      AgroalDataSource database,
      WorkerRole worker,
      Tenancy tenancy,
      Lenient lenient,
      References references,
      @RestClient ThreadsClient threads) {
    this.database = database;
    this.worker = worker;
    this.tenancy = tenancy;
    this.lenient = lenient;
    this.references = references;
    this.threads = threads;
  }

  /** A ticket with its messages, oldest first, up to one version. */
  public record TicketThread(TicketFacts ticket, List<MessageFacts> messages) {}

  /** A ticket up to a version. */
  public record Wanted(String ticket, long version) {}

  /**
   * Keeps the ticket if it is newer than what is known.
   *
   * @param typeBefore what it was until now; its type at the opening, when nothing is known yet
   * @return the ticket as given, and as what it was opened
   */
  @Transactional
  public KnownTicket learn(JsonNode ticket, Optional<TicketType> typeBefore) {
    var facts = lenient.read(ticket, TicketFacts.class);
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(LEARN)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, facts.id());
      statement.setLong(3, facts.version());
      statement.setString(4, typeBefore.orElse(facts.type()).name());
      statement.setString(5, facts.vendor());
      statement.setString(6, ticket.toString());
      try (var row = statement.executeQuery()) {
        row.next();
        return new KnownTicket(facts, TicketType.valueOf(row.getString(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The ticket cannot be kept.", e);
    }
  }

  /** The latest that is known here. */
  @Transactional
  public Optional<KnownTicket> find(String id) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, id);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new KnownTicket(
                    lenient.read(row.getString(2), TicketFacts.class),
                    TicketType.valueOf(row.getString(1))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The ticket cannot be read.", e);
    }
  }

  /** The marketplace of a ticket that mails were written about; ids are unique among all. */
  @Transactional(Transactional.TxType.NEVER)
  public Optional<String> marketplaceOf(String id) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(OWNER)) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * What is known here, or else what ticket-service says now. Never call it in a transaction.
   *
   * @throws io.posventa.platform.problem.Refusal NOT_FOUND when there is no such ticket
   * @throws TemporaryFailure when ticket-service cannot be asked
   */
  @Transactional(Transactional.TxType.NEVER)
  public KnownTicket require(String id) {
    return find(id)
        .orElseGet(() -> learn(references.require("ticket", id).data(), Optional.empty()));
  }

  /**
   * The threads by the ids of their tickets, as of the versions asked for. Never call it in a
   * transaction.
   *
   * @throws TemporaryFailure when ticket-service cannot be asked
   */
  @Transactional(Transactional.TxType.NEVER)
  public Map<Wanted, TicketThread> threads(List<Wanted> wanted) {
    JsonNode answer =
        read(wanted.stream().map(w -> new ThreadsClient.Wanted(w.ticket(), w.version())).toList());
    var found = new HashMap<Wanted, TicketThread>();
    for (JsonNode node : answer) {
      var thread = lenient.read(node, TicketThread.class);
      wanted.stream()
          .filter(w -> w.equals(new Wanted(thread.ticket().id(), thread.ticket().version())))
          .forEach(w -> found.put(w, thread));
    }
    return found;
  }

  private JsonNode read(List<ThreadsClient.Wanted> wanted) {
    try {
      return threads.read(new ThreadsClient.Request(wanted)).path("threads");
    } catch (RuntimeException e) {
      throw new TemporaryFailure("ticket-service does not tell threads: " + e.getMessage(), e);
    }
  }
}
