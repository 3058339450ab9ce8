package io.posventa.ticket.attachment;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The rows of kept files: equal bytes once per marketplace. A row is pending while its bytes are on
 * their way, and doomed once nothing names it, until they are gone.
 */
@ApplicationScoped
class FileRows {
  private static final String STORED =
      """
      select id from stored_file
      where marketplace_id = ? and sha256 = ? and status = 'STORED'""";
  private static final String RESERVE =
      """
      insert into stored_file (marketplace_id, id, sha256, size, status, touched_at)
      values (?, ?, ?, ?, 'PENDING', ?)""";
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(? || ' ' || ?, 7))";
  // Touching it also tells a sweep under way that it is wanted again.
  private static final String REUSE =
      """
      update stored_file set touched_at = ?
      where marketplace_id = ? and sha256 = ? and status = 'STORED'
      returning id""";
  private static final String SETTLE =
      """
      update stored_file set status = 'STORED', touched_at = ?
      where marketplace_id = ? and id = ? and status = 'PENDING'
      returning id""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;

  FileRows(AgroalDataSource database, Tenancy tenancy) {
    this.database = database;
    this.tenancy = tenancy;
  }

  /** The row of these bytes, if they are kept already. */
  @Transactional
  Optional<String> find(String sha256) {
    return ask(
        STORED,
        statement -> {
          statement.setString(1, tenancy.current());
          statement.setString(2, sha256);
        });
  }

  /** Committed before the first byte is written: what a crash leaves behind has a row. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void reserve(String id, Upload upload, Instant at) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(RESERVE)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, id);
      statement.setString(3, upload.sha256());
      statement.setLong(4, upload.size());
      statement.setObject(5, utc(at));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * In the transaction that names the file: the row that stands for these bytes, held until it
   * ends. Of equal files that arrive at once the first one stays; the others are swept.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  String settle(String id, String sha256, Instant at) {
    waitForTurn(sha256);
    return ask(
            REUSE,
            statement -> {
              statement.setObject(1, utc(at));
              statement.setString(2, tenancy.current());
              statement.setString(3, sha256);
            })
        .or(
            () ->
                ask(
                    SETTLE,
                    statement -> {
                      statement.setObject(1, utc(at));
                      statement.setString(2, tenancy.current());
                      statement.setString(3, id);
                    }))
        .orElseThrow(() -> new TemporaryFailure("The file has just been removed."));
  }

  private void waitForTurn(String sha256) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(ONE_AT_A_TIME)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, sha256);
      statement.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private interface Filling {
    void into(PreparedStatement statement) throws SQLException;
  }

  private Optional<String> ask(String sql, Filling filling) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      filling.into(statement);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("The rows of kept files cannot be used.", e);
  }
}
