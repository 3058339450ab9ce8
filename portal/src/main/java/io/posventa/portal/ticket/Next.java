package io.posventa.portal.ticket;

import io.posventa.client.model.Awaiting;
import io.posventa.client.model.DeadlineAction;
import io.posventa.client.model.DeadlineStatus;
import io.posventa.client.model.DeadlineSummary;
import io.posventa.client.model.Party;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketStatus;
import io.posventa.client.model.TicketType;
import io.posventa.portal.page.Messages;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Side;
import io.posventa.portal.page.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens next, and when, in the reader's words, zone and language.
 *
 * @param tone “next”, “attention” or “done”
 * @param more what else is due, or is known
 * @param deadline whose explanation is a click away; empty where nothing is due
 * @param seconds until it is due, where that is worth counting down; 0 where not
 */
public record Next(
    String tone, String headline, List<String> more, Optional<String> deadline, long seconds) {
  private static final long WORTH_COUNTING = 3600;

  static Next of(Ticket ticket, Side side, Reader reader) {
    return new Teller(ticket, side, reader).tell();
  }

  public boolean counts() {
    return seconds > 0;
  }

  private record Teller(
      Ticket ticket, Side side, Reader reader, TicketMessages words, Messages common) {

    Teller(Ticket ticket, Side side, Reader reader) {
      this(ticket, side, reader, Words.of(TicketMessages.class, reader), Words.of(reader));
    }

    Next tell() {
      return switch (ticket.getStatus()) {
        case CLOSED -> plain("done", closed());
        case EXECUTING ->
            ticket.getProblem() == null
                ? plain("next", words.nextExecuting(type()))
                : plain("attention", words.nextProblem());
        default -> open();
      };
    }

    private Next open() {
      if (ticket.getProblem() != null && isRequest()) {
        return plain("attention", words.nextProblem());
      }
      var due = pending();
      return isRequest() ? request(due) : support(due);
    }

    private Next request(List<DeadlineSummary> due) {
      return due.stream()
          .filter(deadline -> deadline.getAction() == DeadlineAction.EXECUTE)
          .findFirst()
          .map(
              deadline ->
                  new Next(
                      "next",
                      reader.isPast(deadline.getDueAt())
                          ? words.nextProcess()
                          : executed(moment(deadline.getDueAt())),
                      List.of(),
                      Optional.of(deadline.getId()),
                      countdown(deadline)))
          .orElseGet(() -> plain("next", words.nextProcess()));
    }

    private Next support(List<DeadlineSummary> due) {
      var more = new ArrayList<String>();
      due.stream().map(this::step).forEach(more::add);
      return new Next(
          isReadersMove() ? "attention" : "next",
          awaited(),
          more,
          due.stream().findFirst().map(DeadlineSummary::getId),
          0);
    }

    private String executed(String when) {
      boolean refund = ticket.getType() == TicketType.REFUND;
      return switch (side) {
        case CUSTOMER ->
            refund ? words.nextRefundCustomer(when) : words.nextCancellationCustomer(when);
        case VENDOR ->
            isVendorsRequest()
                ? refund ? words.nextRefundOwn(when) : words.nextCancellationOwn(when)
                : refund ? words.nextRefundVendor(when) : words.nextCancellationVendor(when);
        case OPERATOR -> refund ? words.nextRefundOther(when) : words.nextCancellationOther(when);
      };
    }

    private String awaited() {
      if (isReadersMove()) {
        return words.nextAnswerYou();
      }
      return switch (Objects.requireNonNullElse(ticket.getAwaiting(), Awaiting.NONE)) {
        case CUSTOMER -> words.nextAnswerCustomer();
        case OPERATOR -> words.nextAnswerOperator();
        default -> words.nextAnswerVendor();
      };
    }

    private boolean isReadersMove() {
      return ticket.getAwaiting() != null && ticket.getAwaiting().getValue().equals(side.word());
    }

    private String step(DeadlineSummary deadline) {
      String when = moment(deadline.getDueAt());
      return switch (deadline.getAction()) {
        case WARN, REMIND -> words.nextWarn(when);
        case CLOSE -> words.nextClose(when);
        default -> words.nextOtherStep(when);
      };
    }

    /** What is still to come, the soonest first, and one of each kind. */
    private List<DeadlineSummary> pending() {
      var seen = new ArrayList<DeadlineSummary>();
      Objects.requireNonNullElse(ticket.getDeadlines(), List.<DeadlineSummary>of()).stream()
          .filter(deadline -> deadline.getStatus() == DeadlineStatus.PENDING)
          .sorted(Comparator.comparing(DeadlineSummary::getDueAt))
          .forEach(
              deadline -> {
                if (seen.stream().noneMatch(one -> one.getAction() == deadline.getAction())) {
                  seen.add(deadline);
                }
              });
      return seen;
    }

    private String closed() {
      var people = new People(side, reader);
      String when = ticket.getClosedAt() == null ? "" : moment(ticket.getClosedAt());
      String who = people.within(ticket.getClosedBy());
      if (ticket.getCloseReason() == null) {
        return words.closedSolved(who, when);
      }
      return switch (ticket.getCloseReason()) {
        case WITHDRAWN -> capital(words.closedWithdrawn(type(), who, when));
        case PROCESSED -> words.closedProcessed(type(), when);
        case INACTIVITY -> words.closedInactivity(when);
        default -> words.closedSolved(who, when);
      };
    }

    private static String capital(String sentence) {
      return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private boolean isRequest() {
      return ticket.getType() != TicketType.SUPPORT;
    }

    private boolean isVendorsRequest() {
      return ticket.getTypeChangedBy() == null
          ? isOpenedByVendor()
          : ticket.getTypeChangedBy() == Party.VENDOR;
    }

    private boolean isOpenedByVendor() {
      var by = ticket.getOpenedBy();
      return by.getOnBehalfOf() == null
          ? by.getParty() == Party.VENDOR
          : by.getOnBehalfOf().getValue().equals("vendor");
    }

    private long countdown(DeadlineSummary deadline) {
      long left = reader.secondsTo(deadline.getDueAt());
      return left <= WORTH_COUNTING && ticket.getStatus() == TicketStatus.OPEN ? left : 0;
    }

    private String moment(Instant at) {
      return common.inZone(reader.moment(at), reader.city());
    }

    private String type() {
      return ticket.getType().getValue();
    }

    private static Next plain(String tone, String headline) {
      return new Next(tone, headline, List.of(), Optional.empty(), 0);
    }
  }
}
