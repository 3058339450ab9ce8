package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code idempotency}: who runs under a key, and what was answered. */
@ApplicationScoped
class Answers {
  private static final String CLAIM =
      """
      insert into idempotency (marketplace_id, claim, fingerprint, created_at, expires_at)
      select ?, ?, ?, ?, ? where pg_try_advisory_xact_lock(?)
      on conflict do nothing""";
  private static final String FIND =
      """
      select fingerprint, status, headers, body from idempotency
      where marketplace_id = ? and claim = ?""";
  private static final String KEEP =
      """
      update idempotency set status = ?, headers = ?::jsonb, body = ?
      where marketplace_id = ? and claim = ?""";
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final TenantRead read;
  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final Clock clock;
  private final HttpConfig config;
  private final ObjectMapper json;

  Answers(
      TenantRead read,
      AgroalDataSource database,
      Tenancy tenancy,
      Clock clock,
      HttpConfig config,
      ObjectMapper json) {
    this.read = read;
    this.database = database;
    this.tenancy = tenancy;
    this.clock = clock;
    this.config = config;
    this.json = json;
  }

  /** An answer as it was first given. */
  record Answer(int status, Map<String, String> headers, @Nullable String body) {}

  /** What was answered to this request before; none when nothing was. */
  public Optional<Answer> find(WriteKey key) {
    return read.rows(FIND, row -> known(row, key), key.claim()).stream().findFirst();
  }

  private Answer known(ResultSet row, WriteKey key) throws SQLException {
    if (!row.getString(1).equals(key.fingerprint())) {
      throw new Refusal(
          CommonProblem.IDEMPOTENCY_KEY_REUSED,
          "This key was used for a request with another body or query.");
    }
    try {
      return new Answer(row.getInt(2), json.readValue(row.getString(3), HEADERS), row.getString(4));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the key for the current transaction, without ever waiting.
   *
   * @return the answer that is there already; none: the work is ours to do
   * @throws Refusal 409 while another transaction holds the key
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Answer> claim(WriteKey key, boolean forGood) {
    if (tryClaim(key, forGood)) {
      return Optional.empty();
    }
    var answer = find(key);
    if (answer.isEmpty()) {
      throw new Refusal(
              CommonProblem.IDEMPOTENCY_IN_PROGRESS, "The first request with this key is running.")
          .with("Retry-After", "1");
    }
    return answer;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(WriteKey key, Answer answer) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(KEEP)) {
      statement.setInt(1, answer.status());
      statement.setString(2, json.writeValueAsString(answer.headers()));
      statement.setString(3, answer.body());
      statement.setString(4, tenancy.current());
      statement.setString(5, key.claim());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("An answer cannot be kept.", e);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a refusal after its roll-back. When the key is taken, its holder's answer counts. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keepRefusal(WriteKey key, Answer answer) {
    if (tryClaim(key, false)) {
      keep(key, answer);
    }
  }

  private boolean tryClaim(WriteKey key, boolean forGood) {
    Instant now = clock.instant();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, key.claim());
      statement.setString(3, key.fingerprint());
      statement.setObject(4, at(now));
      statement.setObject(5, forGood ? null : at(now.plus(config.keepAnswers())));
      statement.setLong(6, key.lock(tenancy.current()));
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("An idempotency key cannot be claimed.", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
