package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.template.MailContent.Bill;
import io.posventa.notification.template.MailContent.Item;
import io.posventa.notification.template.MailContent.Order;
import io.posventa.platform.money.Money;
import io.posventa.platform.test.Requirement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mails that are about no ticket. */
class OtherMailsTest {
  private static final String LINK = Samples.PAGES + "/l/the-token";

  @Test
  @Requirement({"CB-26", "CB-28"})
  void aReceiptShowsWhatWasBoughtAndLinksToItsPage() {
    var receipt = Templates.render(Samples.mail(MailTemplate.RECEIPT, Reader.CUSTOMER, "es"));

    assertThat(receipt.subject()).isEqualTo("Recibo del pedido A-1001: Curso de piano y 1 más");
    assertThat(receipt.text())
        .contains("Ver su recibo: " + LINK + "\n")
        .containsSubsequence(
            "Curso de piano: 1.799,00 USD", "2 × Partituras: 200,00 USD", "Total: 1.999,00 USD")
        .contains("Vendido por: Cursos del Sur");
    assertThat(receipt.html()).contains("href=\"" + LINK + "\"");
  }

  @Test
  @Requirement({"CB-27", "CB-28", "CB-39"})
  void aSaleLinksTheVendorToItAndToTicketsForTheCustomer() {
    var sale = Templates.render(Samples.mail(MailTemplate.SALE_NOTIFICATION, Reader.VENDOR, "en"));

    assertThat(sale.text())
        .contains("Ana García bought Piano course and 1 more from you at Mercado Norte.")
        .contains("See the sale: " + LINK + "\n")
        .contains("Open a refund ticket: " + LINK + "?do=refund\n")
        .contains("Open a cancellation ticket: " + LINK + "?do=cancellation\n");
  }

  @Test
  @Requirement("CB-39")
  void withoutRecurringBillingThereIsNothingToCancel() {
    var once =
        MailContents.withProduct(
            Samples.mail(MailTemplate.SALE_NOTIFICATION, Reader.VENDOR, "en"), "Piano");

    assertThat(Templates.render(once).text())
        .contains("?do=refund")
        .doesNotContain("?do=cancellation");
  }

  @Test
  void aBillShowsEachPartAndWhatWasPaidWhereItDiffers() {
    var bill =
        new Bill(
            List.of(new Item("Piano", 3, usd(3_000))),
            Optional.of(usd(500)),
            Optional.of(usd(200)),
            Optional.of(usd(100)),
            usd(3_400),
            usd(6_800));
    var order =
        new Order(
            "A-1", List.of("Piano"), Optional.empty(), Optional.empty(), false, Optional.of(bill));
    var receipt =
        MailContents.withOrder(Samples.mail(MailTemplate.RECEIPT, Reader.CUSTOMER, "en"), order);

    assertThat(Templates.render(receipt).text())
        .containsSubsequence(
            "3 × Piano: USD 30.00",
            "Discount: USD -2.00",
            "Shipping: USD 5.00",
            "Tax: USD 1.00",
            "Total: USD 34.00",
            "Paid: USD 68.00");
  }

  private static Money usd(long cents) {
    return new Money(cents, "USD");
  }

  @Test
  void anAddressThatMayBeAStrangersLearnsNeitherNameNorProduct() {
    var mail =
        Templates.render(
            Samples.mail(MailTemplate.EMAIL_CHANGE_CONFIRM_NEW, Reader.NEW_ADDRESS, "en"));

    assertThat(mail.subject() + mail.text() + mail.html())
        .contains("A-1001", LINK)
        .doesNotContain("Ana", "Piano", "Southern Courses");
  }

  @Test
  void theAddressSoFarLearnsWhereTheMailsAreToGo() {
    var mail =
        Templates.render(
            Samples.mail(MailTemplate.EMAIL_CHANGE_CONFIRM_OLD, Reader.OLD_ADDRESS, "es"));

    assertThat(mail.text()).contains("ana.garcia@example.org", "48 horas", "Confirmar: " + LINK);
  }

  @Test
  @Requirement({"CB-98", "CB-99"})
  void theAdviceNamesTheTicketAndTheBetterWaysFirst() {
    var mail =
        Templates.render(Samples.mail(MailTemplate.LEGACY_ADDRESS_ADVICE, Reader.WRITER, "en"));

    assertThat(mail.text())
        .containsSubsequence(
            "Your request is now ticket T-100001.",
            "the best ways",
            "the link in the sale notification, or from the transaction list",
            "through the API",
            "See the ticket: " + LINK,
            "Your transactions: " + Samples.PAGES + "/desk/transactions",
            "About the API: https://api.example.com/docs");
  }

  @Test
  @Requirement("CB-98")
  void aWriterWithoutATicketLearnsNothingAboutAnyOrder() {
    var known = Samples.mail(MailTemplate.LEGACY_ADDRESS_ADVICE, Reader.WRITER, "en");
    var unknown =
        new MailContent(
            known.occasion(),
            known.reader(),
            known.locale(),
            known.zone(),
            known.marketplace(),
            known.pages(),
            known.names(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    assertThat(Templates.render(unknown).text())
        .contains("If your message belongs to an order of yours", "/desk/transactions")
        .doesNotContain("A-1001", "T-100001", "/l/");
  }

  @Test
  void theCustomerOnFileIsAskedWhetherTheRequestIsItsOwn() {
    var mail = Templates.render(Samples.mail(MailTemplate.ORDER_CONFIRM, Reader.CUSTOMER, "es"));

    assertThat(mail.text())
        .contains("Un mensaje a refunds@example.com", "pide el reembolso de su pedido A-1001.")
        .contains("Ir a la página del recibo: " + LINK + "?do=refund");
  }

  @Test
  void aSignInLinkSaysWhatItIsGoodFor() {
    var mail = Templates.render(Samples.mail(MailTemplate.SIGN_IN, Reader.MEMBER, "en"));

    assertThat(mail.text())
        .startsWith("Hello Luis Ortega,")
        .contains("works once, within the next 15 minutes")
        .contains("Sign in: " + Samples.PAGES + "/sign-in/the-token");
  }
}
