package io.posventa.rma.payment;

/** What is known after an attempt or a question. */
public sealed interface Outcome {

  /** The money has left. */
  record Paid(String reference, long amount) implements Outcome {}

  /** Accepted and not settled: ask again, never repeat. */
  record Pending(String reference) implements Outcome {}

  /** Nothing was paid, and a repetition will not change that: a person decides. */
  record Declined(String code) implements Outcome {}

  /** Nothing was paid this time; the same attempt may go through later. */
  record NotNow(String code) implements Outcome {}

  /** Nobody can tell whether it was paid: ask before anything else. */
  record Unknown(String code) implements Outcome {}

  /** Asked, the provider has no such refund. */
  record Nothing() implements Outcome {}
}
