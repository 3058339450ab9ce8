package io.posventa.launcher.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's books: charges, refunds and the answers kept under idempotency keys. In memory,
 * and on disk before an answer.
 */
final class Ledger implements AutoCloseable {
  static final Duration KEY_LIFE = Duration.ofHours(24);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Charge> charges = new LinkedHashMap<>();
  private final Map<String, PaidRefund> refunds = new LinkedHashMap<>();
  private final Map<String, KeptAnswer> answers = new HashMap<>();
  private final Journal journal;
  private final Clock clock;

  Ledger(Path file, Clock clock) throws IOException {
    this.clock = clock;
    this.journal = Journal.open(file, this::take);
  }

  static String newId(String prefix) {
    var bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return prefix + "_sim" + HexFormat.of().formatHex(bytes);
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  /** All of the entry or nothing of it: memory follows the disk. */
  synchronized void record(JournalEntry entry) {
    journal.append(entry);
    take(entry);
  }

  synchronized Optional<Charge> charge(String id) {
    return Optional.ofNullable(charges.get(id));
  }

  synchronized Optional<PaidRefund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  synchronized Optional<KeptAnswer> answer(String key) {
    return Optional.ofNullable(answers.get(key)).filter(kept -> !isForgotten(kept));
  }

  /** Newest first, as the provider lists them. */
  synchronized List<PaidRefund> refunds(@Nullable String charge, long since) {
    var found = new ArrayList<PaidRefund>();
    for (var refund : refunds.values()) {
      if ((charge == null || refund.charge().equals(charge)) && refund.created() >= since) {
        found.addFirst(refund);
      }
    }
    return found;
  }

  synchronized List<Charge> charges() {
    return List.copyOf(charges.values());
  }

  private boolean isForgotten(KeptAnswer kept) {
    return Instant.ofEpochSecond(kept.created()).plus(KEY_LIFE).isBefore(clock.instant());
  }

  private void take(JournalEntry entry) {
    if (entry.charge() != null) {
      charges.put(entry.charge().id(), entry.charge());
    }
    if (entry.refund() != null) {
      refunds.put(entry.refund().id(), entry.refund());
    }
    if (entry.answer() != null) {
      answers.put(entry.answer().key(), entry.answer());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }
}
