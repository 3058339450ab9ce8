package io.posventa.portal.desk.inbox;

import io.posventa.client.api.DeadlinesApi;
import io.posventa.client.api.TicketsApi;
import io.posventa.client.model.Deadline;
import io.posventa.client.model.DeadlineAction;
import io.posventa.client.model.DeadlineStatus;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketPage;
import io.posventa.portal.api.Api;
import io.posventa.portal.api.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the inbox asks the API. */
@ApplicationScoped
class Inbox {
  private static final int PAGE = 25;
  private static final int MOST = 100;
  private static final String NEWEST_FIRST = "-updated_at";

  /** Newest first. An order that does not exist has no tickets. */
  TicketPage page(Api api, InboxFilter filter, String cursor) {
    var request = narrowed(filter).limit(PAGE);
    if (!cursor.isEmpty()) {
      request.cursor(cursor);
    }
    try {
      return api.ask(TicketsApi::new, tickets -> tickets.listTickets(request.build()));
    } catch (ApiProblem problem) {
      if (filter.order().isPresent() && problem.status() == 404) {
        return new TicketPage().data(List.of()).hasMore(false);
      }
      throw problem;
    }
  }

  /** Which of these, a page of this filter, the reader's side has not read. */
  Set<String> unread(Api api, InboxFilter filter, List<Ticket> page) {
    if (page.isEmpty() || filter.unread()) {
      return ids(page);
    }
    var request =
        narrowed(filter)
            .unread(true)
            .updatedAfter(page.getLast().getUpdatedAt().minus(1, ChronoUnit.MICROS))
            .updatedBefore(page.getFirst().getUpdatedAt().plus(1, ChronoUnit.MICROS))
            .limit(MOST)
            .build();
    return ids(api.ask(TicketsApi::new, tickets -> tickets.listTickets(request)).getData());
  }

  /**
   * What happens by itself next, of the hundred steps that are due first: those are the urgent
   * ones.
   */
  Map<String, Deadline> due(Api api) {
    var request =
        DeadlinesApi.APIListDeadlinesRequest.newBuilder()
            .status(DeadlineStatus.PENDING)
            .limit(MOST)
            .build();
    return api
        .ask(DeadlinesApi::new, deadlines -> deadlines.listDeadlines(request))
        .getData()
        .stream()
        .filter(
            deadline ->
                deadline.getAction() == DeadlineAction.EXECUTE
                    || deadline.getAction() == DeadlineAction.CLOSE)
        .collect(Collectors.toMap(Deadline::getCase, Function.identity(), (first, _) -> first));
  }

  private static TicketsApi.APIListTicketsRequest.Builder narrowed(InboxFilter filter) {
    var request = TicketsApi.APIListTicketsRequest.newBuilder().sort(NEWEST_FIRST);
    filter.ticketStatus().ifPresent(request::status);
    filter.ticketType().ifPresent(request::type);
    filter.side().ifPresent(request::awaiting);
    filter.number().ifPresent(request::number);
    filter.customer().ifPresent(request::customerEmail);
    filter.order().ifPresent(request::order);
    if (filter.unread()) {
      request.unread(true);
    }
    if (!filter.vendor().isEmpty()) {
      request.vendor(filter.vendor());
    }
    return request;
  }

  private static Set<String> ids(List<Ticket> tickets) {
    return tickets.stream().map(Ticket::getId).collect(Collectors.toSet());
  }
}
