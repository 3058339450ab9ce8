package io.posventa.rma.order;

import io.posventa.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole order, as its storefront knows it. */
record PutOrder(
    @NotNull @Size(min = 1, max = 124) @Pattern(regexp = ONE_LINE) String vendor,
    @NotNull @Valid Customer customer,
    @NotNull String currency,
    @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines,
    @Nullable Money shippingAmount,
    @NotNull @Valid Payment payment,
    @NotNull Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant promisedAt,
    @Size(max = 100) @Nullable List<@NotNull @Valid Parcel> shipments,
    @Valid @Nullable Subscription subscription,
    @Size(max = 500) @Nullable List<@NotNull @Valid Bill> invoices,
    @Size(max = 2000) @Pattern(regexp = WEB) @Nullable String downloadUrl,
    @Nullable Boolean sendReceipt) {

  /** No control characters: these fields reach mail headers. */
  static final String ONE_LINE = "\\P{Cc}*";

  static final String WEB = "https?://[^\\s\\p{Cc}]+";

  record Customer(
      @NotNull @Email @Size(max = 254) @Pattern(regexp = ONE_LINE) String email,
      @Size(max = 200) @Pattern(regexp = ONE_LINE) @Nullable String name,
      @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?") @Nullable String locale) {}

  record Line(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = ONE_LINE) String externalId,
      @Size(max = 120) @Pattern(regexp = ONE_LINE) @Nullable String sku,
      @NotNull @Size(min = 1, max = 300) @Pattern(regexp = ONE_LINE) String name,
      @NotNull LineKind kind,
      @NotNull @Min(1) @Max(100_000) Integer quantity,
      @NotNull Money unitPrice,
      @Nullable Money discount,
      @Nullable Money tax) {}

  record Payment(
      @NotNull @Size(max = 60) @Pattern(regexp = ONE_LINE) String method,
      @NotNull @Size(min = 1, max = 40) @Pattern(regexp = "[a-z0-9_-]+") String provider,
      @NotNull @Size(min = 1, max = 200) @Pattern(regexp = ONE_LINE) String reference,
      @NotNull Money capturedAmount) {}

  record Parcel(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = ONE_LINE) String carrier,
      @Size(max = 120) @Pattern(regexp = ONE_LINE) @Nullable String trackingNumber,
      @Size(max = 2000) @Pattern(regexp = WEB) @Nullable String url,
      @Nullable Instant shippedAt,
      @Nullable Instant deliveredAt) {}

  record Subscription(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = ONE_LINE) String externalId,
      @NotNull SubscriptionStatus status,
      @Nullable Instant endedAt) {}

  record Bill(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = ONE_LINE) String externalId,
      @Size(max = 60) @Pattern(regexp = ONE_LINE) @Nullable String number,
      @NotNull Money amount,
      @NotNull Instant issuedAt,
      @Nullable InvoiceStatus status,
      @Size(min = 1, max = 200) @Pattern(regexp = ONE_LINE) @Nullable String paymentReference) {

    InvoiceStatus statusOrPaid() {
      return status == null ? InvoiceStatus.PAID : status;
    }
  }

  boolean wantsReceipt() {
    return sendReceipt == null || sendReceipt;
  }

  List<Parcel> parcels() {
    return shipments == null ? List.of() : shipments;
  }

  List<Bill> bills() {
    return invoices == null ? List.of() : invoices;
  }
}
