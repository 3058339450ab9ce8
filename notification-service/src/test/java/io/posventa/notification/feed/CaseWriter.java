package io.posventa.notification.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Cases whose every change is published by the transaction that makes it, under the row's lock. */
@ApplicationScoped
class CaseWriter {
  static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Inject AgroalDataSource database;
  @Inject Tenancy tenancy;
  @Inject WorkerRole worker;
  @Inject Feed feed;
  @Inject Ids ids;
  @Inject ObjectMapper json;

  static String subject(int number) {
    return "case_" + number;
  }

  @Transactional
  public void create(int cases) {
    execute(
        "create table if not exists sync_case (marketplace text, number int, version bigint not"
            + " null, primary key (marketplace, number))");
    execute(
        "insert into sync_case select '%s', n, 0 from generate_series(1, %d) n"
            .formatted(tenancy.current(), cases));
  }

  @Transactional
  public long change(int number, Random random, boolean fails) {
    long version = next(number);
    pause(random);
    feed.append(
        new FeedEvent(
            ids.next("evt"),
            "sync",
            "case.changed",
            subject(number),
            version,
            Instant.EPOCH,
            subject(number),
            Optional.empty(),
            json.createObjectNode(),
            json.createObjectNode()),
        Optional.empty());
    pause(random);
    if (fails) {
      throw new RolledBack();
    }
    return version;
  }

  boolean allNumbered() {
    return worker.call(
        connection -> {
          try (var statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "select exists (select from feed_event where position is null)")) {
            row.next();
            return !row.getBoolean(1);
          }
        });
  }

  private long next(int number) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "update sync_case set version = version + 1 where marketplace = '%s' and number = %d returning version"
                    .formatted(tenancy.current(), number))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(Random random) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(4)).toNanos());
  }
}
