package io.posventa.portal.ticket;

import io.posventa.client.model.CloseTicket;
import io.posventa.client.model.Consent;
import io.posventa.client.model.ConvertTicket;
import io.posventa.client.model.EscalateTicket;
import io.posventa.client.model.HistoryEntry;
import io.posventa.client.model.NewMessage;
import io.posventa.client.model.NewProposal;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketType;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Uploads;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * The page of a ticket and what is done from it, wherever it is shown. What the API refuses comes
 * back as the same page, with what was typed and why.
 */
@ApplicationScoped
public class TicketPages {
  private static final Map<String, String> FIELDS =
      Map.of(
          "/body", "body",
          "/comment", "comment",
          "/reason", "reason",
          "/attachments", "files",
          "/consent/evidence", "evidence",
          "/consent/via", "evidence",
          "/consent", "evidence");

  @CheckedTemplate(basePath = "ticket")
  static class Templates {
    static native TemplateInstance ticket(TicketPage page);

    static native TemplateInstance explanation(ExplanationPage page);
  }

  /**
   * Where a ticket is shown, and to whom.
   *
   * @param base the address of its page
   * @param up the page that it belongs to; empty where it stands alone
   */
  public record Place(Visit visit, String id, String base, String up) {}

  /** Files that came with a form. */
  record Files(@Nullable List<String> kept, @Nullable List<FileUpload> chosen) {
    static final Files NONE = new Files(null, null);
  }

  private final Tickets tickets;
  private final Pages pages;

  TicketPages(Tickets tickets, Pages pages) {
    this.tickets = tickets;
    this.pages = pages;
  }

  Response show(Place place, @Nullable String step) {
    return show(200, place, Objects.requireNonNullElse(step, ""), Optional.empty());
  }

  /** What was said and done, for a page of another kind. */
  public Conversation conversation(Visit visit, String ticket) {
    return conversation(visit, tickets.read(visit, ticket), tickets.history(visit, ticket));
  }

  private Conversation conversation(Visit visit, Ticket ticket, List<HistoryEntry> history) {
    var messages = tickets.messages(visit, ticket.getId());
    return new Conversation(Entry.of(ticket, messages, history, visit.side(), visit.reader()));
  }

  Response explain(Place place, String deadline) {
    var page =
        new ExplanationPage(place.visit(), place.base(), tickets.explain(place.visit(), deadline));
    return pages.show(place.visit().frame(), Templates.explanation(page));
  }

  Response file(Place place, String attachment) {
    return pages.to(tickets.file(place.visit(), attachment).toString());
  }

  Response reply(Place place, Form form, Files files) {
    return sendWithFiles(
        place,
        required(place, form, "body"),
        files,
        Notice.REPLIED,
        sent ->
            tickets.reply(
                place.visit(),
                place.id(),
                sent.key(),
                attach(new NewMessage().body(sent.value("body")), sent, NewMessage::attachments)));
  }

  /** As solved for a question; a request is withdrawn. */
  Response close(Place place, Form form) {
    return send(
        place,
        form,
        Notice.CLOSED,
        sent ->
            tickets.close(
                place.visit(),
                place.id(),
                sent.key(),
                new CloseTicket()
                    .reason(
                        sent.is("as", "withdrawn")
                            ? CloseTicket.ReasonEnum.WITHDRAWN
                            : CloseTicket.ReasonEnum.SOLVED)
                    .comment(text(sent, "comment"))));
  }

  Response convert(Place place, Form form) {
    return send(
        place,
        form,
        Notice.CONVERTED,
        sent ->
            tickets.convert(
                place.visit(),
                place.id(),
                sent.key(),
                new ConvertTicket()
                    .type(TicketType.fromValue(sent.value("type")))
                    .comment(text(sent, "comment"))));
  }

  Response propose(Place place, Form form) {
    boolean closes = form.is("what", "close");
    return send(
        place,
        form,
        Notice.PROPOSED,
        sent ->
            tickets.propose(
                place.visit(),
                place.id(),
                sent.key(),
                new NewProposal()
                    .action(closes ? NewProposal.ActionEnum.CLOSE : NewProposal.ActionEnum.CONVERT)
                    .type(closes ? null : TicketType.SUPPORT)
                    .comment(text(sent, "comment"))));
  }

  Response accept(Place place, String proposal, Form form) {
    return send(
        place,
        form,
        Notice.PROPOSAL_ACCEPTED,
        sent -> tickets.accept(place.visit(), place.id(), proposal, sent.key()));
  }

  Response decline(Place place, String proposal, Form form) {
    return send(
        place,
        form,
        Notice.PROPOSAL_DECLINED,
        sent -> tickets.decline(place.visit(), place.id(), proposal, sent.key()));
  }

  /**
   * Closes or changes the customer's request on the strength of a consent that the vendor names.
   */
  Response withConsent(Place place, Form form) {
    String evidence = form.is("via", "message") ? "which" : "evidence";
    boolean closes = form.is("what", "close");
    return send(
        place,
        form.value(evidence).isBlank()
            ? form.wrong("evidence", Words.of(place.visit().reader()).fieldRequired())
            : form,
        closes ? Notice.CLOSED : Notice.CONVERTED,
        sent -> {
          var consent =
              new Consent()
                  .by(Consent.ByEnum.CUSTOMER)
                  .via(Consent.ViaEnum.fromValue(sent.value("via")))
                  .evidence(oneLine(sent.value(evidence)));
          if (closes) {
            tickets.close(
                place.visit(),
                place.id(),
                sent.key(),
                new CloseTicket()
                    .reason(CloseTicket.ReasonEnum.WITHDRAWN)
                    .comment(text(sent, "comment"))
                    .consent(consent));
          } else {
            tickets.convert(
                place.visit(),
                place.id(),
                sent.key(),
                new ConvertTicket()
                    .type(TicketType.SUPPORT)
                    .comment(text(sent, "comment"))
                    .consent(consent));
          }
        });
  }

  Response escalate(Place place, Form form, Files files) {
    return sendWithFiles(
        place,
        required(place, form, "reason"),
        files,
        Notice.ESCALATED,
        sent ->
            tickets.escalate(
                place.visit(),
                place.id(),
                sent.key(),
                attach(
                    new EscalateTicket().reason(sent.value("reason")),
                    sent,
                    EscalateTicket::attachments)));
  }

  Response markRead(Place place, Form form) {
    return send(
        place,
        form,
        Notice.MARKED_READ,
        sent -> tickets.markRead(place.visit(), place.id(), sent.key()));
  }

  /** After a form was sent, its address is reloaded as the page. */
  Response back(Place place) {
    return pages.to(place.base());
  }

  private Response sendWithFiles(
      Place place, Form form, Files files, Notice notice, Consumer<Form> command) {
    if (form.failed()) {
      return show(400, place, form);
    }
    var uploads = Uploads.of(place.visit().api(), form.key(), files.kept(), files.chosen());
    var complete = form.with(uploads.kept());
    return uploads
        .problem()
        .map(
            problem ->
                show(
                    problem.status(),
                    place,
                    Problems.onFiles(complete, problem, place.visit().reader())))
        .orElseGet(() -> send(place, complete, notice, command));
  }

  private Response send(Place place, Form form, Notice notice, Consumer<Form> command) {
    if (form.failed()) {
      return show(400, place, form);
    }
    try {
      command.accept(form);
      return pages.then(place.base(), notice);
    } catch (ApiProblem problem) {
      return show(
          problem.status(), place, Problems.on(form, problem, FIELDS, place.visit().reader()));
    }
  }

  private Response show(int status, Place place, Form form) {
    return show(status, place, form.name(), Optional.of(form));
  }

  private Response show(int status, Place place, String step, Optional<Form> sent) {
    var visit = place.visit();
    var ticket = tickets.read(visit, place.id());
    var history = tickets.history(visit, place.id());
    boolean reviewed =
        history.stream().anyMatch(entry -> entry.getType().equals("ticket.escalated"));
    var page =
        new TicketPage(
            visit,
            place.base(),
            place.up(),
            ticket,
            conversation(visit, ticket, history).entries(),
            Next.of(ticket, visit.side(), visit.reader()),
            new Steps(ticket, visit.side()),
            reviewed ? tickets.escalation(visit, place.id()) : Optional.empty(),
            step,
            sent);
    return pages.show(status, visit.frame(), Templates.ticket(page));
  }

  private static Form required(Place place, Form form, String field) {
    return form.value(field).isBlank()
        ? form.wrong(field, Words.of(place.visit().reader()).fieldRequired())
        : form;
  }

  private static @Nullable String text(Form form, String field) {
    return form.value(field).isBlank() ? null : form.value(field);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private interface Attaching<T> {
    T with(T command, java.util.Set<String> ids);
  }

  private static <T> T attach(T command, Form form, Attaching<T> attaching) {
    return form.kept().isEmpty()
        ? command
        : attaching.with(
            command, new LinkedHashSet<>(form.kept().stream().map(Form.Kept::id).toList()));
  }
}
