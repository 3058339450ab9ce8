package io.posventa.portal.page;

import io.posventa.portal.api.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the API refused, in the reader's words: beside the field where it concerns one. */
public final class Problems {
  private Problems() {}

  /**
   * The form again, with what is wrong. It keeps its key only where the same request may pass
   * later.
   *
   * @param fields the form's field for each JSON pointer
   */
  public static Form on(Form form, ApiProblem problem, Map<String, String> fields, Reader reader) {
    var words = Words.of(reader);
    var errors = new LinkedHashMap<String, String>();
    for (var error : problem.fields()) {
      String field = fields.get(error.pointer());
      if (field != null) {
        errors.putIfAbsent(field, sentence(error, words));
      }
    }
    boolean told = !errors.isEmpty() && problem.code().equals("invalid-request");
    return new Form(
        form.name(),
        form.values(),
        errors,
        told ? Optional.empty() : Optional.of(sentence(problem, words)),
        form.kept(),
        problem.mayPass() ? form.key() : Form.newKey());
  }

  /** The form again, with what is wrong with its files. */
  public static Form onFiles(Form form, ApiProblem problem, Reader reader) {
    var words = Words.of(reader);
    String text =
        problem.code().equals("too-many-files")
            ? words.problemTooManyFiles()
            : sentence(problem, words);
    return form.wrong("files", text);
  }

  public static String sentence(ApiProblem problem, Reader reader) {
    return sentence(problem, Words.of(reader));
  }

  private static String sentence(ApiProblem.Field error, Messages words) {
    return switch (error.code()) {
      case "required", "blank", "too_short" -> words.fieldRequired();
      case "too_long" -> words.fieldTooLong();
      case "email" -> words.fieldEmail();
      case "not_the_customers" -> words.problemConsentInvalid();
      default -> words.fieldInvalid();
    };
  }

  private static String sentence(ApiProblem problem, Messages words) {
    return switch (problem.code()) {
      case "unavailable", "internal", "upstream-failed", "upstream-timeout" ->
          words.problemUnavailable();
      case "clock-advancing", "idempotency-in-progress" -> words.problemBusy();
      case "rate-limited", "quota-exceeded" -> words.problemRateLimited();
      case "forbidden", "unauthenticated" -> words.problemForbidden();
      case "invalid-request" -> words.problemInvalid();
      case "not-found" -> words.problemNotFound();
      case "version-mismatch" -> words.problemVersion();
      case "rule-violated", "not-eligible" -> words.problemRule();
      case "invalid-transition" -> words.problemTransition();
      case "ticket-already-closed" -> words.problemTicketClosed();
      case "ticket-executing" -> words.problemTicketExecuting();
      case "type-not-offered" -> words.problemTypeNotOffered();
      case "refund-already-requested" -> words.problemAlreadyRequested();
      case "consent-required" -> words.problemConsentRequired();
      case "consent-invalid" -> words.problemConsentInvalid();
      case "proposal-answered" -> words.problemProposalAnswered();
      case "proposal-pending" -> words.problemProposalPending();
      case "vendor-may-not-save" -> words.problemMayNotSave();
      case "nothing-to-review" -> words.problemNothingToReview();
      case "escalation-pending" -> words.problemEscalationPending();
      case "escalation-decided" -> words.problemEscalationDecided();
      case "refund-window-closed" -> words.problemWindowClosed();
      case "not-a-subscription" -> words.problemNotSubscription();
      case "nothing-to-refund" -> words.problemNothingToRefund();
      case "subscription-ended" -> words.problemSubscriptionEnded();
      case "mail-limit-reached" -> words.problemMailLimit();
      case "email-unchanged" -> words.problemEmailUnchanged();
      case "email-change-expired" -> words.problemEmailExpired();
      case "order-refunded" -> words.problemOrderRefunded();
      case "payload-too-large" -> words.problemFileTooLarge();
      case "unsupported-media-type" -> words.problemFileType();
      case "attachment-used" -> words.problemFileUsed();
      default -> words.problemOther();
    };
  }
}
