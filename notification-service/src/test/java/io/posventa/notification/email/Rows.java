package io.posventa.notification.email;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Looks at the rows past the application, and lets time pass for them. */
@ApplicationScoped
class Rows {
  private final WorkerRole worker;

  Rows(WorkerRole worker) {
    this.worker = worker;
  }

  /** As if every worker had gone silent, or every wait were over. */
  void endAllLeases(String marketplace) {
    update(
        "update email set due_at = queued_at, lease_until = null where marketplace_id = ?",
        marketplace);
  }

  void queuedEarlierBy(String marketplace, int seconds) {
    update(
        "update email set queued_at = queued_at - interval '"
            + seconds
            + " seconds' where marketplace_id = ?",
        marketplace);
  }

  /** Breaks what the mail to this address says. */
  void spoil(String marketplace, String address) {
    update(
        "update email set content = '{' where recipient = '" + address + "' and marketplace_id = ?",
        marketplace);
  }

  /** As if what was sent had to be sent once more. */
  void sendAgain(String marketplace) {
    update(
        "update email set status = 'QUEUED', due_at = queued_at, lease_until = null where marketplace_id = ?",
        marketplace);
  }

  /** All that is kept of the mails. */
  String everything(String marketplace) {
    return String.join(
        "\n", texts("select email::text from email where marketplace_id = ?", marketplace));
  }

  /** How the queue is read, when an index is used wherever one serves. */
  String planOfClaim() {
    return worker.call(
        connection -> {
          try (var setting = connection.createStatement()) {
            setting.execute("set local enable_seqscan = off");
          }
          try (var statement = connection.prepareStatement("explain " + EmailQueue.CLAIM)) {
            var now = OffsetDateTime.now(ZoneOffset.UTC);
            statement.setObject(1, now);
            statement.setObject(2, now);
            statement.setObject(3, now);
            statement.setInt(4, 50);
            var lines = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
              while (row.next()) {
                lines.add(row.getString(1).strip());
              }
            }
            return String.join("\n", lines);
          }
        });
  }

  List<Integer> attempts(String marketplace) {
    return texts("select attempts::text from email where marketplace_id = ?", marketplace).stream()
        .map(Integer::valueOf)
        .toList();
  }

  List<String> statuses(String marketplace) {
    return texts("select status from email where marketplace_id = ?", marketplace);
  }

  /** How often others were told that a mail was accepted. */
  long accepted(String marketplace) {
    return texts(
            "select event_id from change_log where type = 'email.accepted' and marketplace_id = ?",
            marketplace)
        .size();
  }

  private void update(String sql, String marketplace) {
    worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, marketplace);
            return statement.executeUpdate();
          }
        });
  }

  private List<String> texts(String sql, String marketplace) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, marketplace);
            return texts(statement);
          }
        });
  }

  private static List<String> texts(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      var texts = new ArrayList<String>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }
}
