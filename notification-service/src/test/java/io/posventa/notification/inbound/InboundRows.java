package io.posventa.notification.inbound;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Looks at the rows past the application, and lets time pass for them. */
@ApplicationScoped
class InboundRows {
  private final WorkerRole worker;

  InboundRows(WorkerRole worker) {
    this.worker = worker;
  }

  /** As if every worker had gone silent, or every wait were over. */
  void endAllLeases(String marketplace) {
    update("update inbound_email set due_at = received_at where marketplace_id = ?", marketplace);
  }

  /** As if all of it had come that much earlier. */
  void receivedEarlier(String marketplace, String interval) {
    update(
        "update inbound_email set received_at = received_at - interval '"
            + interval
            + "' where marketplace_id = ?",
        marketplace);
    update(
        "update inbound_answer set answered_at = answered_at - interval '"
            + interval
            + "' where marketplace_id = ?",
        marketplace);
  }

  List<String> outcomes(String marketplace) {
    return texts(
        "select coalesce(outcome, status) || coalesce(' ' || reason, '') from inbound_email"
            + " where marketplace_id = ? order by queue_no",
        marketplace);
  }

  /** How many mails are kept as they came. */
  int sources(String marketplace) {
    return texts("select id from inbound_source where marketplace_id = ?", marketplace).size();
  }

  /** The mails that were written to an address, by their templates. */
  List<String> written(String marketplace, String address) {
    return texts(
        "select template from email where recipient = '"
            + address
            + "' and template in ('LEGACY_ADDRESS_ADVICE', 'ORDER_CONFIRM')"
            + " and marketplace_id = ? order by queue_no",
        marketplace);
  }

  void update(String sql, String marketplace) {
    worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, marketplace);
            return statement.executeUpdate();
          }
        });
  }

  List<String> texts(String sql, String marketplace) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, marketplace);
            try (var row = statement.executeQuery()) {
              var texts = new ArrayList<String>();
              while (row.next()) {
                texts.add(row.getString(1));
              }
              return texts;
            }
          }
        });
  }
}
