package io.posventa.ticket.thread;

import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.consent.Proposal;
import io.posventa.ticket.consent.Proposals;
import io.posventa.ticket.party.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** What the vendor asks the customer to agree to, and the customer's answer. */
@ApplicationScoped
class ProposalService {
  private final Proposals proposals;
  private final MessageWriter writer;
  private final Access access;
  private final Directory directory;
  private final TicketJournal journal;
  private final Ids ids;
  private final TenantClock clock;
  private final Tenancy tenancy;

  ProposalService(
      Proposals proposals,
      MessageWriter writer,
      Access access,
      Directory directory,
      TicketJournal journal,
      Ids ids,
      TenantClock clock,
      Tenancy tenancy) {
    this.proposals = proposals;
    this.writer = writer;
    this.access = access;
    this.directory = directory;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.tenancy = tenancy;
  }

  @Transactional
  Proposal propose(String id, Commands.NewProposal command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    var to = command.type();
    var pending = new Pending(proposals.open(tenancy.current(), id).isPresent(), false);
    Hindrance.refuse(directory.rules(ticket).proposing(ticket, by.party(), to, pending));
    var key = new TenantKey(tenancy.current(), ids.next("proposal"));
    var proposal = new Proposal(key, id, command.action(), to, command.comment(), by, now);
    proposals.persist(proposal);
    ticket.negotiated(by, now);
    journal.record(ticket, new TicketEvent.Proposed(by, proposal.view()), now);
    return proposal;
  }

  /** The proposal as it stands, to see what accepting it would take. */
  @Transactional
  Proposal find(String id, String proposalId) {
    return proposals.require(tenancy.current(), access.read(id).key.id(), proposalId);
  }

  /** The answer and what it permits are one step, and the answer is the proof. */
  @Transactional
  Proposal accept(String id, String proposalId, Commands.AnswerProposal command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    var proposal = proposals.require(tenancy.current(), id, proposalId);
    var rules = directory.rules(ticket);
    Hindrance.refuse(rules.answering(ticket, by.party()));
    proposal.accept(now);
    var consent = Optional.of(Consent.proven(now, Consent.Via.PROPOSAL, proposalId));
    var comment = writer.comment(ticket, by, command.comment(), Optional.empty(), rules, now);
    TicketEvent done =
        switch (proposal.action()) {
          case CLOSE -> ticket.close(by, Ticket.CloseReason.SOLVED, rules, comment, consent, now);
          case CONVERT -> ticket.convert(by, proposal.toType(), rules, comment, consent, now);
        };
    journal.record(ticket, done, now);
    return proposal;
  }

  @Transactional
  Proposal decline(String id, String proposalId, Commands.AnswerProposal command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    var proposal = proposals.require(tenancy.current(), id, proposalId);
    var rules = directory.rules(ticket);
    Hindrance.refuse(rules.answering(ticket, by.party()));
    proposal.decline(now);
    proposals.flush(); // so that the event shows the answered version
    var comment = writer.comment(ticket, by, command.comment(), Optional.empty(), rules, now);
    ticket.negotiated(by, now);
    journal.record(ticket, new TicketEvent.ProposalDeclined(by, proposal.view(), comment), now);
    return proposal;
  }

  /** A conversion names its type, a closing none. */
  static void check(Commands.NewProposal command) {
    boolean converts = command.action() == Proposal.Action.CONVERT;
    if (converts != command.type().isPresent()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/type",
          converts ? "required" : "forbidden",
          converts ? "A conversion needs its type." : "Closing has no type.");
    }
  }
}
