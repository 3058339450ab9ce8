package io.posventa.portal.desk.sale;

import io.posventa.client.model.Eligibility;
import io.posventa.client.model.EligibilityReason;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Words;
import java.util.List;
import java.util.Optional;

/**
 * What can be opened for an order, and what cannot.
 *
 * @param text what would come of it, or why not
 */
record Choice(String type, boolean allowed, String title, String text) {

  static Choice support(Reader reader) {
    var words = Words.of(SaleMessages.class, reader);
    return new Choice("support", true, words.openType("support"), words.choiceSupport());
  }

  static Choice of(Eligibility eligibility, Reader reader) {
    var words = Words.of(SaleMessages.class, reader);
    String type = eligibility.getAction().getValue();
    return new Choice(
        type,
        eligibility.getAllowed(),
        words.openType(type),
        eligibility.getAllowed()
            ? outcome(eligibility, reader, words)
            : reason(eligibility, reader));
  }

  private static String outcome(Eligibility eligibility, Reader reader, SaleMessages words) {
    return switch (eligibility.getAction()) {
      case REFUND ->
          Optional.ofNullable(eligibility.getAmount())
              .map(amount -> words.choiceRefund(reader.money(amount)))
              .orElseGet(words::choiceRefundPlain);
      default -> words.choiceCancellation();
    };
  }

  private static String reason(Eligibility eligibility, Reader reader) {
    String code =
        eligibility.getReasons().stream()
            .filter(reason -> !reason.getAllowed())
            .map(EligibilityReason::getCode)
            .findFirst()
            .orElse("not-eligible");
    return Problems.sentence(new ApiProblem(422, code, "", List.of(), null), reader);
  }
}
