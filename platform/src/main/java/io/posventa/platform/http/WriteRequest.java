package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the current request has to do with idempotency. */
@RequestScoped
class WriteRequest {
  private @Nullable WriteKey key;
  private boolean forGood;

  public Optional<WriteKey> key() {
    return Optional.ofNullable(key);
  }

  public boolean isForGood() {
    return forGood;
  }

  public void begin(WriteKey given) {
    this.key = given;
  }

  public void read(byte[] fileDigest) {
    if (key != null) {
      key = key.with(fileDigest);
    }
  }

  public void requireKey() {
    if (key == null) {
      throw Refusal.parameter(
          CommonProblem.IDEMPOTENCY_KEY_MISSING,
          WriteKey.HEADER,
          "required",
          "Money moves here: send an Idempotency-Key, the same one when you repeat the request.");
    }
    forGood = true;
  }
}
