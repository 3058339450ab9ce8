package io.posventa.portal.desk.vendor;

import io.posventa.client.model.Quality;
import io.posventa.portal.page.Reader;
import java.text.NumberFormat;
import java.util.Optional;

/** A vendor's indicators over some days, as they are shown. */
record Numbers(Quality quality, Reader reader) {

  public String opened() {
    var opened = quality.getTicketsOpened();
    return number(opened.getSupport() + opened.getRefund() + opened.getCancellation());
  }

  public String support() {
    return number(quality.getTicketsOpened().getSupport());
  }

  public String requests() {
    return number(quality.getRequests());
  }

  public String refunds() {
    return number(quality.getRefundsProcessed());
  }

  public String cancellations() {
    return number(quality.getCancellationsProcessed());
  }

  public String saved() {
    return number(quality.getSavedSales());
  }

  /** “25 %”; a dash where nothing has ended yet. */
  public String saveRate() {
    return Optional.ofNullable(quality.getSaveRate())
        .map(rate -> NumberFormat.getPercentInstance(reader.locale()).format(rate))
        .orElse("–");
  }

  public String changes() {
    return number(quality.getVendorChanges());
  }

  public String escalated() {
    return number(quality.getEscalated());
  }

  public String escalatedAfterChange() {
    return number(quality.getEscalatedAfterVendorChange());
  }

  public String upheld() {
    return number(quality.getEscalationsUpheld());
  }

  public String dismissed() {
    return number(quality.getEscalationsDismissed());
  }

  public String inTime() {
    return number(quality.getAnsweredInTime());
  }

  public String late() {
    return number(quality.getAnsweredLate());
  }

  /** Whether a review agreed with somebody against the vendor. */
  public boolean isSuspicious() {
    return quality.getEscalationsUpheld() > 0;
  }

  private String number(long value) {
    return NumberFormat.getIntegerInstance(reader.locale()).format(value);
  }
}
