package io.posventa.notification.template;

import io.posventa.notification.template.MailTemplate.Block;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The mails that there are, for whoever filters, answers or translates them. */
@Path("/v1/templates")
@ApplicationScoped
class TemplateResource {
  private static final String LOCALE = "[a-z]{2}(-[A-Z]{2})?";
  private static final URI PAGES = URI.create("https://www.example.com/");

  private final MailRenderer renderer;
  private final CataloguePages pages;
  private final References references;
  private final Caller caller;

  TemplateResource(
      MailRenderer renderer, CataloguePages pages, References references, Caller caller) {
    this.renderer = renderer;
    this.pages = pages;
    this.references = references;
    this.caller = caller;
  }

  record TemplateView(
      String object,
      MailTemplate name,
      List<String> languages,
      List<Reader> recipients,
      List<String> triggers,
      String description,
      String subject,
      List<Block> blocks) {

    static TemplateView of(MailTemplate template, Locale locale) {
      var wording = Wording.of(locale);
      return new TemplateView(
          "template",
          template,
          Wording.languages(),
          template.recipients(),
          template.triggers(),
          wording.inCatalogue("when." + Wording.key(template)),
          wording.subjectPattern(template),
          template.blocks());
    }
  }

  record Preview(
      String object,
      MailTemplate name,
      String locale,
      Reader party,
      String subject,
      String text,
      String html) {}

  /** Who writes, and in which language when nothing is said. */
  private record Marketplace(String name, String locale) {}

  @GET
  public Page<TemplateView> list(@RestQuery @Pattern(regexp = LOCALE) @Nullable String locale) {
    var language = locale(locale, marketplace());
    return Page.of(
        Arrays.stream(MailTemplate.values())
            .map(template -> TemplateView.of(template, language))
            .toList(),
        false,
        Optional.empty());
  }

  @GET
  @Path("{name}")
  public TemplateView read(
      String name, @RestQuery @Pattern(regexp = LOCALE) @Nullable String locale) {
    return TemplateView.of(template(name), locale(locale, marketplace()));
  }

  @GET
  @Path("{name}/preview")
  public Preview preview(
      String name,
      @RestQuery @Pattern(regexp = LOCALE) @Nullable String locale,
      @RestQuery @Nullable Reader party) {
    var template = template(name);
    var reader = reader(template, party);
    var writer = marketplace();
    var language = locale(locale, writer);
    var mail =
        renderer.render(
            new SampleMails(language, writer.name(), PAGES).of(template, reader), Catalogue.SAMPLE);
    return new Preview(
        "template_preview",
        template,
        Wording.of(language).language(),
        reader,
        mail.subject(),
        mail.text(),
        mail.html());
  }

  @GET
  @Path("catalogue.html")
  @Produces("text/html;charset=UTF-8")
  public String catalogue(@RestQuery @Pattern(regexp = LOCALE) @Nullable String locale) {
    return pages.html(catalogueIn(locale));
  }

  @GET
  @Path("catalogue.pdf")
  @Produces("application/pdf")
  public RestResponse<byte[]> paper(@RestQuery @Pattern(regexp = LOCALE) @Nullable String locale) {
    var catalogue = catalogueIn(locale);
    return ResponseBuilder.ok(pages.pdf(catalogue))
        .header(
            "Content-Disposition",
            "inline; filename=\"posventa-mails-" + catalogue.language() + ".pdf\"")
        .build();
  }

  private Catalogue catalogueIn(@Nullable String locale) {
    var marketplace = marketplace();
    return Catalogue.of(locale(locale, marketplace), marketplace.name(), PAGES);
  }

  private Marketplace marketplace() {
    return references.require("marketplace", caller.marketplaceId()).as(Marketplace.class);
  }

  private static Locale locale(@Nullable String asked, Marketplace marketplace) {
    return Locale.forLanguageTag(asked == null ? marketplace.locale() : asked);
  }

  private static MailTemplate template(String name) {
    return Arrays.stream(MailTemplate.values())
        .filter(template -> Wording.key(template).equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such mail."));
  }

  private static Reader reader(MailTemplate template, @Nullable Reader asked) {
    if (asked == null) {
      return template.recipients().getFirst();
    }
    if (!template.recipients().contains(asked)) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST, "party", "not_a_recipient", "It does not get this mail.");
    }
    return asked;
  }
}
