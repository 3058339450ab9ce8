package io.posventa.gateway.session;

import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.Secret;
import io.posventa.gateway.credential.SecretHash;
import io.posventa.gateway.member.Members;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sign-in tokens: from a mail, good for minutes and once. */
@ApplicationScoped
class SignIns {
  private static final String PREFIX = "sgn_";
  private static final String KEEP =
      """
      insert into sign_in (marketplace_id, token_hash, member_id, created_at, expires_at)
      values (?, ?, ?, ?, ?)""";
  private static final String REDEEM =
      """
      update sign_in set used_at = ?
      where token_hash = ? and used_at is null and expires_at > ?
      returning marketplace_id, member_id""";

  private final AgroalDataSource database;
  private final Members members;
  private final Tenancy tenancy;
  private final SessionConfig config;
  private final Clock machine;

  SignIns(
      AgroalDataSource database,
      Members members,
      Tenancy tenancy,
      SessionConfig config,
      Clock machine) {
    this.database = database;
    this.members = members;
    this.tenancy = tenancy;
    this.config = config;
    this.machine = machine;
  }

  /** Who redeemed a token. */
  record Redeemed(String marketplaceId, String memberId) {}

  /** A token for each of the current marketplace's members; null for whoever is none. */
  @Transactional
  List<@Nullable String> mint(List<String> wanted) {
    Set<String> known = members.known(wanted);
    Instant now = machine.instant();
    var tokens = new ArrayList<@Nullable String>();
    try (var connection = database.getConnection();
        var keep = connection.prepareStatement(KEEP)) {
      for (String member : wanted) {
        if (!known.contains(member)) {
          tokens.add(null);
          continue;
        }
        var token = Secret.make(PREFIX);
        keep.setString(1, tenancy.current());
        keep.setString(2, token.hash());
        keep.setString(3, member);
        keep.setObject(4, at(now));
        keep.setObject(5, at(now.plus(config.signIn())));
        keep.addBatch();
        tokens.add(token.text());
      }
      keep.executeBatch();
      return tokens;
    } catch (SQLException e) {
      throw new IllegalStateException("Sign-in tokens cannot be kept.", e);
    }
  }

  /** Uses a token up, in one statement: of two who present it at once, one comes in. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Redeemed> redeem(String token) {
    String hash = Secret.hashOf(token);
    OffsetDateTime now = at(machine.instant());
    try (var connection = database.getConnection();
        var redeem = connection.prepareStatement(REDEEM)) {
      SecretHash.present(connection, hash);
      redeem.setObject(1, now);
      redeem.setString(2, hash);
      redeem.setObject(3, now);
      try (var row = redeem.executeQuery()) {
        return row.next()
            ? Optional.of(new Redeemed(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A sign-in token cannot be redeemed.", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
