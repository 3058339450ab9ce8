package io.posventa.rma.refund;

import io.posventa.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller wants given back; nothing named means all of it. */
record RefundComponents(
    @Nullable Boolean order,
    @Size(max = 500) @Nullable List<@NotNull @Valid LineAsked> lines,
    @Nullable Money shipping,
    @Nullable Boolean lastInvoice) {

  record LineAsked(
      @NotNull @Size(max = 40) String line,
      @Min(1) @Max(100_000) @Nullable Integer quantity,
      @Nullable Money amount) {}

  static final RefundComponents WHOLE = new RefundComponents(null, null, null, null);

  boolean asksForAll() {
    return (lines == null || lines.isEmpty()) && shipping == null;
  }

  List<LineAsked> linesAsked() {
    return lines == null ? List.of() : lines;
  }
}
