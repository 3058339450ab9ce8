package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.arithmetic.Recount;
import io.posventa.sla.arithmetic.TestJson;
import io.posventa.sla.calendar.Profile;
import io.posventa.sla.ladder.LadderPolicy;
import io.posventa.sla.ladder.Occurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One case of one vendor, told in the vendor's local time, with its rows kept in memory. */
final class Story {
  private static final TenantKey CASE = new TenantKey("mkt_1", "ticket_1");

  private final LadderPolicy policy;
  private final ZoneId zone;
  private final Map<String, String> facts = new HashMap<>();
  private final LadderCase row;
  private final List<LadderRun> runs = new ArrayList<>();
  private final List<Deadline> deadlines = new ArrayList<>();
  private String status = "open";
  private long version;
  private int lastId;

  Story(LadderPolicy policy, String zone) {
    this.policy = policy;
    this.zone = ZoneId.of(zone);
    this.row = new LadderCase(CASE, "vendor_1", policy.id(), true);
    facts.put("vendor.refund_mode", "grace");
  }

  Story immediate() {
    facts.put("vendor.refund_mode", "immediate");
    return this;
  }

  Story opened(String type, String party, String at) {
    facts.put("ticket.type", type);
    facts.put("opened_by", party);
    return happens("ticket.opened", party, at);
  }

  Story converted(String type, String party, String at) {
    facts.put("ticket.type", type);
    return happens("ticket.converted", party, at);
  }

  Story message(String party, String at) {
    return happens("message.from_" + party, party, at);
  }

  Story automaticMessage(String party, String at) {
    return happens("message.from_" + party, party, at, true);
  }

  Story closed(String party, String at) {
    status = "closed";
    return happens("ticket.closed", party, at);
  }

  Story status(String newStatus, String at) {
    status = newStatus;
    return happens("ticket.changed", "system", at);
  }

  Story mailAccepted(String party, String at) {
    return happens("email.accepted", party, at);
  }

  private Story happens(String event, String party, String at) {
    return happens(event, party, at, false);
  }

  private Story happens(String event, String party, String at, boolean automatic) {
    version++;
    row.become(version, status, Map.copyOf(facts));
    var now = instant(at);
    var ladders = ladders(now);
    ladders.happen(
        new Occurrence(event, "evt_" + version, Optional.of(party), automatic, now, version),
        policy,
        new Profile(zone, ZoneId.of("UTC"), Optional.empty(), List.of()));
    keep(ladders);
    return this;
  }

  /** Fires what is due at this local time; returns what did fire. */
  List<String> fire(String at) {
    return fire(at, Integer.MAX_VALUE);
  }

  List<String> fire(String at, int most) {
    var now = instant(at);
    var ladders = ladders(now);
    ladders.fireDue(now, most);
    keep(ladders);
    return ladders.facts().entrySet().stream()
        .filter(fact -> fact.getValue() == DeadlineFact.REACHED)
        .map(fact -> name(fact.getKey()))
        .toList();
  }

  Story handBack(String ladder, int step, String at) {
    var now = instant(at);
    var ladders = ladders(now);
    ladders.handBack(deadline(ladder, step), now, "evt_back");
    keep(ladders);
    return this;
  }

  Story supersede(String ladder, int step, String at) {
    var ladders = ladders(instant(at));
    ladders.supersede(deadline(ladder, step), "evt_before");
    keep(ladders);
    return this;
  }

  /** Everything that is still to come, in due order: "refund-grace 1 execute 2025-01-07T10:00". */
  List<String> pending() {
    return with(Deadline.Status.PENDING).map(d -> name(d) + " " + local(d.dueAt)).toList();
  }

  Stream<Deadline> with(Deadline.Status wanted) {
    return deadlines.stream()
        .filter(d -> d.status == wanted)
        .sorted((a, b) -> a.dueAt.compareTo(b.dueAt));
  }

  Deadline deadline(String ladder, int step) {
    return deadlines.reversed().stream()
        .filter(d -> d.ladder.equals(ladder) && d.step == step)
        .findFirst()
        .orElseThrow();
  }

  Optional<Instant> notAfter(String ladder, int step, String at) {
    return ladders(instant(at)).notAfter(deadline(ladder, step));
  }

  Optional<Instant> nextDueAt() {
    return Optional.ofNullable(row.nextDueAt);
  }

  Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private CaseLadders ladders(Instant now) {
    return new CaseLadders(
        row,
        runs.stream().filter(run -> run.endedAt == null).toList(),
        deadlines.stream().filter(Deadline::isOpen).toList(),
        prefix -> prefix + "_" + ++lastId,
        now);
  }

  private void keep(CaseLadders ladders) {
    runs.addAll(ladders.started());
    deadlines.addAll(ladders.scheduled());
    ladders.settled();
    for (Deadline deadline : deadlines) {
      var recounted = Recount.of(TestJson.tree(deadline.explanation));
      if (!recounted.equals(deadline.dueAt)) {
        throw new AssertionError(name(deadline) + " is explained as " + recounted);
      }
    }
  }

  private String local(Instant instant) {
    var local = instant.atZone(zone).toLocalDateTime();
    return local.toString();
  }

  private static String name(Deadline deadline) {
    return deadline.ladder + " " + deadline.step + " " + deadline.action.wire();
  }
}
