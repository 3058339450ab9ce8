package io.posventa.rma.invoice;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import io.posventa.rma.directory.Directory;
import io.posventa.rma.order.OrderView;
import io.posventa.rma.order.VisibleOrders;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/orders/{id}/receipt/invoice.pdf")
class InvoiceResource {
  private final VisibleOrders orders;
  private final Directory directory;
  private final InvoicePrinter printer;

  InvoiceResource(VisibleOrders orders, Directory directory, InvoicePrinter printer) {
    this.orders = orders;
    this.directory = directory;
    this.printer = printer;
  }

  @GET
  @Produces("application/pdf")
  public RestResponse<byte[]> print(
      @RestPath String id,
      @RestQuery @Nullable String invoice,
      @RestQuery @Nullable @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String locale) {
    var order = orders.view(id);
    var bill = bill(order, invoice);
    var sheet = InvoiceSheet.of(order, bill, setting(order, locale));
    return ResponseBuilder.ok(printer.print(sheet))
        .header("Content-Disposition", "inline; filename=\"%s\"".formatted(fileName(sheet)))
        .build();
  }

  private static Optional<OrderView.Bill> bill(OrderView order, @Nullable String invoice) {
    if (invoice == null) {
      return order.invoices().stream()
          .max(
              Comparator.comparing(OrderView.Bill::lastPaid)
                  .thenComparing(OrderView.Bill::issuedAt));
    }
    return Optional.of(
        order.invoices().stream()
            .filter(bill -> bill.id().equals(invoice))
            .findFirst()
            .orElseThrow(InvoiceResource::noInvoice));
  }

  private static Refusal noInvoice() {
    return new Refusal(
        CommonProblem.NOT_FOUND,
        "No such invoice.",
        List.of(FieldError.parameter("invoice", "not_found", "The order has no such invoice.")));
  }

  private InvoiceSheet.Setting setting(OrderView order, @Nullable String locale) {
    var vendor = directory.vendor(order.vendor());
    var marketplace = directory.marketplace();
    var seller =
        new InvoiceSheet.Seller(
            vendor.displayName(), vendor.effectiveSupportEmail(), marketplace.name());
    var tag =
        Stream.of(
                Optional.ofNullable(locale),
                Optional.ofNullable(order.customer().locale()),
                Optional.ofNullable(marketplace.locale()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("en");
    return new InvoiceSheet.Setting(seller, language(tag), vendor.zone());
  }

  /** Dates and amounts are in the language of the words. */
  private static Locale language(String tag) {
    var locale = Locale.forLanguageTag(tag);
    return InvoiceWords.in(locale).language().equals(locale.getLanguage())
        ? locale
        : Locale.ENGLISH;
  }

  private static String fileName(InvoiceSheet sheet) {
    return "invoice-" + sheet.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
  }
}
