package io.posventa.portal.ticket;

import io.posventa.client.api.AttachmentsApi;
import io.posventa.client.api.DeadlinesApi;
import io.posventa.client.api.EscalationsApi;
import io.posventa.client.api.TicketsApi;
import io.posventa.client.model.AnswerProposal;
import io.posventa.client.model.Awaiting;
import io.posventa.client.model.CloseTicket;
import io.posventa.client.model.ConvertTicket;
import io.posventa.client.model.DeadlineAction;
import io.posventa.client.model.EscalateTicket;
import io.posventa.client.model.Escalation;
import io.posventa.client.model.Explanation;
import io.posventa.client.model.HistoryEntry;
import io.posventa.client.model.Message;
import io.posventa.client.model.NewMessage;
import io.posventa.client.model.NewProposal;
import io.posventa.client.model.ReadTicket;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketStatus;
import io.posventa.client.model.TicketType;
import io.posventa.portal.api.Api;
import io.posventa.portal.page.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What the page of a ticket asks the API. */
@ApplicationScoped
class Tickets {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;
  private static final int LOOKS = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  /** With the term of its request, which is set a moment after the request is made. */
  Ticket read(Visit visit, String id) {
    var ticket = readOnce(visit, id);
    for (int look = 1; look < LOOKS && lacksTerm(ticket); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      ticket = readOnce(visit, id);
    }
    return ticket;
  }

  private Ticket readOnce(Visit visit, String id) {
    return ask(
        visit,
        tickets -> tickets.getTicket(TicketsApi.APIGetTicketRequest.newBuilder().id(id).build()));
  }

  private static boolean lacksTerm(Ticket ticket) {
    return ticket.getStatus() == TicketStatus.OPEN
        && ticket.getType() != TicketType.SUPPORT
        && ticket.getAwaiting() != Awaiting.OPERATOR
        && (ticket.getDeadlines() == null
            || ticket.getDeadlines().stream()
                .noneMatch(deadline -> deadline.getAction() == DeadlineAction.EXECUTE));
  }

  /** All of them, up to a thousand: longer conversations do not happen to people. */
  List<Message> messages(Visit visit, String id) {
    var all = new ArrayList<Message>();
    @Nullable String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      var request =
          TicketsApi.APIListMessagesRequest.newBuilder().id(id).limit(PAGE).cursor(cursor).build();
      var answer = ask(visit, tickets -> tickets.listMessages(request));
      all.addAll(answer.getData());
      cursor = answer.getNextCursor();
      if (!answer.getHasMore()) {
        break;
      }
    }
    return all;
  }

  List<HistoryEntry> history(Visit visit, String id) {
    var all = new ArrayList<HistoryEntry>();
    @Nullable String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      var request =
          TicketsApi.APIListHistoryRequest.newBuilder().id(id).limit(PAGE).cursor(cursor).build();
      var answer = ask(visit, tickets -> tickets.listHistory(request));
      all.addAll(answer.getData());
      cursor = answer.getNextCursor();
      if (!answer.getHasMore()) {
        break;
      }
    }
    return all;
  }

  /** The latest review of the ticket. */
  Optional<Escalation> escalation(Visit visit, String id) {
    return visit
        .api()
        .ask(
            EscalationsApi::new,
            escalations ->
                escalations.listEscalations(
                    EscalationsApi.APIListEscalationsRequest.newBuilder()
                        .ticket(id)
                        .limit(PAGE)
                        .build()))
        .getData()
        .stream()
        .max((one, other) -> one.getCreatedAt().compareTo(other.getCreatedAt()));
  }

  Explanation explain(Visit visit, String deadline) {
    return visit
        .api()
        .ask(
            DeadlinesApi::new,
            deadlines ->
                deadlines.explainDeadline(
                    DeadlinesApi.APIExplainDeadlineRequest.newBuilder()
                        .id(deadline)
                        .acceptLanguage(visit.reader().language())
                        .build()));
  }

  void reply(Visit visit, String id, String key, NewMessage message) {
    ask(
        visit,
        tickets ->
            tickets.postMessage(
                TicketsApi.APIPostMessageRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .newMessage(message)
                    .build()));
  }

  void close(Visit visit, String id, String key, CloseTicket command) {
    ask(
        visit,
        tickets ->
            tickets.closeTicket(
                TicketsApi.APICloseTicketRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .closeTicket(command)
                    .build()));
  }

  void convert(Visit visit, String id, String key, ConvertTicket command) {
    ask(
        visit,
        tickets ->
            tickets.convertTicket(
                TicketsApi.APIConvertTicketRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .convertTicket(command)
                    .build()));
  }

  void propose(Visit visit, String id, String key, NewProposal proposal) {
    ask(
        visit,
        tickets ->
            tickets.propose(
                TicketsApi.APIProposeRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .newProposal(proposal)
                    .build()));
  }

  void accept(Visit visit, String id, String proposal, String key) {
    ask(
        visit,
        tickets ->
            tickets.acceptProposal(
                TicketsApi.APIAcceptProposalRequest.newBuilder()
                    .id(id)
                    .proposal(proposal)
                    .idempotencyKey(key)
                    .answerProposal(new AnswerProposal())
                    .build()));
  }

  void decline(Visit visit, String id, String proposal, String key) {
    ask(
        visit,
        tickets ->
            tickets.declineProposal(
                TicketsApi.APIDeclineProposalRequest.newBuilder()
                    .id(id)
                    .proposal(proposal)
                    .idempotencyKey(key)
                    .answerProposal(new AnswerProposal())
                    .build()));
  }

  void escalate(Visit visit, String id, String key, EscalateTicket command) {
    visit
        .api()
        .ask(
            EscalationsApi::new,
            escalations ->
                escalations.escalateTicket(
                    EscalationsApi.APIEscalateTicketRequest.newBuilder()
                        .id(id)
                        .idempotencyKey(key)
                        .escalateTicket(command)
                        .build()));
  }

  void markRead(Visit visit, String id, String key) {
    ask(
        visit,
        tickets ->
            tickets.readTicket(
                TicketsApi.APIReadTicketRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .readTicket(new ReadTicket())
                    .build()));
  }

  /** Where the browser gets the file: an address of its own, good for some minutes. */
  URI file(Visit visit, String attachment) {
    var file =
        visit
            .api()
            .ask(
                AttachmentsApi::new,
                attachments ->
                    attachments.getAttachment(
                        AttachmentsApi.APIGetAttachmentRequest.newBuilder()
                            .id(attachment)
                            .build()));
    return visit.api().publicly(URI.create(Objects.requireNonNull(file.getUrl())));
  }

  private static <T> T ask(Visit visit, Api.Question<TicketsApi, T> question) {
    return visit.api().ask(TicketsApi::new, question);
  }
}
