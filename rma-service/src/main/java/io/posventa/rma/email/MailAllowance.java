package io.posventa.rma.email;

import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many mails may be asked for about one order in an hour, by the machine's clock. Whoever asks
 * has locked the order, so that two requests at once cannot both be the last.
 */
@ApplicationScoped
public class MailAllowance {
  private static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String FORGET =
      """
      delete from mail_request
      where marketplace_id = :marketplace and order_id = :order and kind = :kind
        and requested_at <= :since""";
  private static final String COUNT =
      """
      select count(*) from mail_request
      where marketplace_id = :marketplace and order_id = :order and kind = :kind""";
  private static final String TAKE =
      """
      insert into mail_request (marketplace_id, id, order_id, kind, requested_at)
      values (:marketplace, :id, :order, :kind, :now)""";

  private final EntityManager database;
  private final Tenancy tenancy;
  private final Ids ids;
  private final Clock machine;

  MailAllowance(EntityManager database, Tenancy tenancy, Ids ids, Clock machine) {
    this.database = database;
    this.tenancy = tenancy;
    this.ids = ids;
    this.machine = machine;
  }

  /** What a mail is asked for. */
  public enum Kind {
    RECEIPT,
    EMAIL_CHANGE
  }

  /**
   * Takes one mail of the allowance.
   *
   * @throws Refusal when none is left
   */
  @Transactional
  public void take(String order, Kind kind) {
    var now = machine.instant();
    on(FORGET, order, kind).setParameter("since", now.minus(WINDOW)).executeUpdate();
    if (((Number) on(COUNT, order, kind).getSingleResult()).intValue() >= MOST) {
      throw new Refusal(
          EmailProblem.MAIL_LIMIT_REACHED,
          "At most %d an hour for an order; the last ones are on their way.".formatted(MOST));
    }
    insert(order, kind, now);
  }

  private void insert(String order, Kind kind, Instant now) {
    on(TAKE, order, kind)
        .setParameter("id", ids.next("mailrequest"))
        .setParameter("now", now)
        .executeUpdate();
  }

  private Query on(String sql, String order, Kind kind) {
    return database
        .createNativeQuery(sql)
        .setParameter("marketplace", tenancy.current())
        .setParameter("order", order)
        .setParameter("kind", kind.name());
  }
}
