package io.posventa.notification.feed;

import io.posventa.platform.quiet.QuietCheck;
import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A test clock waits until the feed shows everything. */
@ApplicationScoped
class FeedQuiet implements QuietCheck {
  private final WorkerRole worker;

  FeedQuiet(WorkerRole worker) {
    this.worker = worker;
  }

  @Override
  public Optional<String> waiting(String marketplaceId) {
    int unnumbered =
        worker.call(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "select count(*) from feed_event"
                          + " where position is null and marketplace_id = ?")) {
                statement.setString(1, marketplaceId);
                try (var row = statement.executeQuery()) {
                  row.next();
                  return row.getInt(1);
                }
              }
            });
    return unnumbered == 0 ? Optional.empty() : Optional.of(unnumbered + " events not in the feed");
  }
}
