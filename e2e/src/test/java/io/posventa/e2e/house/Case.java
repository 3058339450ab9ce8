package io.posventa.e2e.house;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Views.Cancellation;
import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.HistoryEntry;
import io.posventa.e2e.client.Views.Message;
import io.posventa.e2e.client.Views.Refund;
import io.posventa.e2e.client.Views.Ticket;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ticket and all that belongs to it, across the services. */
public final class Case {
  private final Sandbox sandbox;
  private final String id;
  private final Sale sale;

  private Case(Sandbox sandbox, String id, Sale sale) {
    this.sandbox = sandbox;
    this.id = id;
    this.sale = sale;
  }

  /** One that came to be in another way than {@link #open}. */
  public static Case known(Sandbox sandbox, String id, Sale sale) {
    return new Case(sandbox, id, sale);
  }

  public static Case open(Sandbox sandbox, Party by, String type, Sale sale, Map<String, ?> more) {
    var answer = tryOpen(by, type, sale, more).expect(201);
    return new Case(sandbox, answer.json().path("id").asText(), sale);
  }

  public static Answer tryOpen(Party by, String type, Sale sale, Map<String, ?> more) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type);
    body.put("subject", "It is not what I expected");
    body.put("body", "The first word on " + sale.name() + ".");
    body.put("order", sale.ref());
    body.putAll(more);
    return by.client().post("/v1/tickets", by.body(body));
  }

  public String id() {
    return id;
  }

  public Sale sale() {
    return sale;
  }

  public String path() {
    return "/v1/tickets/" + id;
  }

  public Ticket ticket() {
    return sandbox.shop().get(path()).expect(200).as(Ticket.class);
  }

  public Message reply(Party by, String body) {
    return tryReply(by, body).expect(201).as(Message.class);
  }

  public Answer tryReply(Party by, String body) {
    return by.client().post(path() + "/messages", by.body(Map.of("body", body)));
  }

  public Answer tryReply(Party by, String body, List<String> attachments) {
    return by.client()
        .post(path() + "/messages", by.body(Map.of("body", body, "attachments", attachments)));
  }

  public Answer close(Party by) {
    return close(by, Map.of());
  }

  public Answer close(Party by, Map<String, ?> fields) {
    return by.client().post(path() + "/close", by.body(fields));
  }

  public Answer convert(Party by, String type) {
    return convert(by, type, Map.of());
  }

  public Answer convert(Party by, String type, Map<String, ?> more) {
    var fields = new LinkedHashMap<String, Object>(more);
    fields.put("type", type);
    return by.client().post(path() + "/convert", by.body(fields));
  }

  /** In due order. */
  public List<Deadline> deadlines() {
    return sandbox.shop().all("/v1/deadlines?case=" + id, Deadline.class).stream()
        .sorted(Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::step))
        .toList();
  }

  public List<Deadline> pending() {
    return deadlines().stream().filter(each -> each.status().equals("pending")).toList();
  }

  /** The one step that is still to come; fails when there are others. */
  public Instant due() {
    var pending = pending();
    if (pending.size() != 1) {
      throw new AssertionError("Not one pending deadline: " + deadlines());
    }
    return pending.getFirst().dueAt();
  }

  public List<Message> messages() {
    return sandbox.shop().all(path() + "/messages", Message.class);
  }

  public List<HistoryEntry> history() {
    return sandbox.shop().all(path() + "/history", HistoryEntry.class);
  }

  public List<Refund> refunds() {
    return sandbox.operator().all("/v1/refunds?ticket=" + id, Refund.class);
  }

  public List<Cancellation> cancellations() {
    return sandbox.operator().all("/v1/cancellations?ticket=" + id, Cancellation.class);
  }

  /** As they were written, oldest first. */
  public List<Email> emails() {
    return sandbox.operator().all("/v1/emails?case=" + id, Email.class).stream()
        .sorted(Comparator.comparing(Email::createdAt).thenComparing(Email::id))
        .toList();
  }
}
