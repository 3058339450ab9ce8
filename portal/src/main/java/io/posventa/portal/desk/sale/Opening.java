package io.posventa.portal.desk.sale;

import io.posventa.client.model.Channel;
import io.posventa.client.model.EligibilityAction;
import io.posventa.client.model.NewTicket;
import io.posventa.client.model.OnBehalfOf;
import io.posventa.client.model.TicketType;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Languages;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Uploads;
import io.posventa.portal.page.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Opens a ticket for an order. A vendor opens refunds and cancellations of its own sales; whoever
 * takes calls opens anything for the customer, in the customer's name, so that the vendor keeps its
 * time to answer.
 */
@ApplicationScoped
class Opening {
  private static final int SUBJECT_LENGTH = 200;
  private static final Map<String, String> FIELDS =
      Map.of("/type", "type", "/subject", "subject", "/body", "body", "/attachments", "files");

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance openTicket(OpenPage page);
  }

  private final Sales sales;
  private final Pages pages;

  Opening(Sales sales, Pages pages) {
    this.sales = sales;
    this.pages = pages;
  }

  Response ask(Staff staff, String order, boolean phone, String type) {
    var page = page(staff, order, phone, Form.blank("ticket"));
    String first = page.offers(type) ? type : only(page);
    return show(200, page.with(Form.blank("ticket", Map.of("type", first))));
  }

  Response open(
      Staff staff,
      String order,
      boolean phone,
      Form sent,
      @Nullable List<String> kept,
      @Nullable List<FileUpload> files) {
    var page = page(staff, order, phone, sent);
    var form = complete(page);
    if (form.failed()) {
      return show(400, page.with(form));
    }
    var uploads = Uploads.of(staff.api(), form.key(), kept, files);
    form = form.with(uploads.kept());
    if (uploads.problem().isPresent()) {
      var problem = uploads.problem().get();
      return show(problem.status(), page.with(Problems.onFiles(form, problem, staff.reader())));
    }
    try {
      var ticket = sales.open(staff.api(), form.key(), ticket(page, form, uploads.ids()));
      return pages.then("/desk/tickets/" + ticket.getId(), Notice.TICKET_OPENED);
    } catch (ApiProblem problem) {
      return show(problem.status(), page.with(Problems.on(form, problem, FIELDS, staff.reader())));
    }
  }

  private OpenPage page(Staff staff, String id, boolean phone, Form form) {
    var sale = sales.sale(staff, id);
    String order = sale.id();
    var by = phone ? OnBehalfOf.CUSTOMER : OnBehalfOf.VENDOR;
    var choices = new ArrayList<Choice>();
    if (phone) {
      choices.add(Choice.support(staff.reader()));
    }
    for (var action : List.of(EligibilityAction.REFUND, EligibilityAction.CANCELLATION)) {
      choices.add(Choice.of(sales.eligibility(staff.api(), order, action, by), staff.reader()));
    }
    var tickets = sales.tickets(staff.api(), order).stream().map(OpenPage.Known::of).toList();
    return new OpenPage(staff, phone, sale, choices, tickets, form);
  }

  private Response show(int status, OpenPage page) {
    return pages.show(status, page.staff().frame(), Templates.openTicket(page));
  }

  /** The one that is possible, where there is no choice. */
  private static String only(OpenPage page) {
    var possible = page.choices().stream().filter(Choice::allowed).toList();
    return possible.size() == 1 ? possible.getFirst().type() : "";
  }

  private static Form complete(OpenPage page) {
    var form = page.form();
    var words = Words.of(page.staff().reader());
    if (!page.offers(form.value("type"))) {
      form = form.wrong("type", Words.of(SaleMessages.class, page.staff().reader()).chooseType());
    }
    return form.value("body").isBlank() ? form.wrong("body", words.fieldRequired()) : form;
  }

  private static NewTicket ticket(OpenPage page, Form form, List<String> attachments) {
    String type = form.value("type");
    var ticket =
        new NewTicket()
            .type(TicketType.fromValue(type))
            .subject(form.value("subject").isBlank() ? subject(page, type) : form.value("subject"))
            .body(form.value("body"))
            .order(page.sale().id())
            .channel(page.phone() ? Channel.PHONE : Channel.PORTAL);
    if (page.phone()) {
      ticket.onBehalfOf(OnBehalfOf.CUSTOMER);
    }
    return attachments.isEmpty() ? ticket : ticket.attachments(new LinkedHashSet<>(attachments));
  }

  /** In the customer's language: it stands in the customer's mails too. */
  private static String subject(OpenPage page, String type) {
    var reader = page.staff().reader();
    var locale =
        Optional.ofNullable(page.sale().order().getCustomer().getLocale())
            .map(Locale::forLanguageTag)
            .filter(language -> Languages.isOffered(language.getLanguage()))
            .orElse(reader.locale());
    var words = Words.of(SaleMessages.class, new Reader(locale, reader.zone(), reader.now()));
    String subject = words.subject(type, page.sale().products());
    return subject.codePointCount(0, subject.length()) <= SUBJECT_LENGTH
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, SUBJECT_LENGTH - 1)) + "…";
  }
}
