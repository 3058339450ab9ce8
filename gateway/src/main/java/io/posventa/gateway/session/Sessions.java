package io.posventa.gateway.session;

import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.CredentialNews;
import io.posventa.gateway.credential.Secret;
import io.posventa.gateway.marketplace.InMarketplace;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.gateway.member.MemberChanged;
import io.posventa.gateway.member.MemberView;
import io.posventa.gateway.member.Members;
import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Sessions of members. Each method is one transaction. */
@ApplicationScoped
class Sessions {
  static final String PREFIX = "ses_";

  private static final String BEGIN =
      """
      insert into member_session
        (marketplace_id, id, member_id, clock_id, token_hash, created_at, expires_at)
      values (?, ?, ?, ?, ?, ?, ?)""";
  private static final String END =
      """
      update member_session set ended_at = ?
      where marketplace_id = ? and id = ? and ended_at is null returning token_hash""";
  private static final String OF_MEMBER =
      """
      select token_hash from member_session
      where marketplace_id = ? and member_id = ? and ended_at is null and expires_at > ?""";

  private final AgroalDataSource database;
  private final SignIns signIns;
  private final Members members;
  private final Marketplaces marketplaces;
  private final InMarketplace inside;
  private final CredentialNews news;
  private final Tenancy tenancy;
  private final SessionConfig config;
  private final Clock machine;
  private final Ids ids;

  Sessions(
      AgroalDataSource database,
      SignIns signIns,
      Members members,
      Marketplaces marketplaces,
      InMarketplace inside,
      CredentialNews news,
      Tenancy tenancy,
      SessionConfig config,
      Clock machine,
      Ids ids) {
    this.database = database;
    this.signIns = signIns;
    this.members = members;
    this.marketplaces = marketplaces;
    this.inside = inside;
    this.news = news;
    this.tenancy = tenancy;
    this.config = config;
    this.machine = machine;
    this.ids = ids;
  }

  /** A new session and the token that nobody will see again. */
  record Begun(String id, Secret token, Instant expiresAt, MemberView member) {}

  /**
   * Turns a sign-in token into a session.
   *
   * @throws Refusal 422 when the token is unknown, used or too old; it never says which
   */
  @Transactional
  Begun begin(String signInToken) {
    var redeemed =
        signIns
            .redeem(signInToken)
            .orElseThrow(
                () ->
                    new Refusal(
                        SessionProblem.SIGN_IN_EXPIRED,
                        "The sign-in link is good once and for a short time; ask for another."));
    return inside.call(redeemed.marketplaceId(), () -> beginInside(redeemed.memberId()));
  }

  private Begun beginInside(String memberId) {
    var member = members.ofSession(memberId);
    var begun =
        new Begun(
            ids.next("session"),
            Secret.make(PREFIX),
            machine.instant().plus(config.session()),
            member);
    try (var connection = database.getConnection();
        var begin = connection.prepareStatement(BEGIN)) {
      begin.setString(1, tenancy.current());
      begin.setString(2, begun.id());
      begin.setString(3, memberId);
      begin.setString(4, marketplaces.current().testClock().orElse(null));
      begin.setString(5, begun.token().hash());
      begin.setObject(6, at(machine.instant()));
      begin.setObject(7, at(begun.expiresAt()));
      begin.executeUpdate();
      return begun;
    } catch (SQLException e) {
      throw new IllegalStateException("A session cannot begin.", e);
    }
  }

  @Transactional
  void end(String id) {
    try (var connection = database.getConnection();
        var end = connection.prepareStatement(END)) {
      end.setObject(1, at(machine.instant()));
      end.setString(2, tenancy.current());
      end.setString(3, id);
      try (var row = end.executeQuery()) {
        if (row.next()) {
          news.tell(row.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A session cannot end.", e);
    }
  }

  /** What the replicas remember of the member's sessions is no longer so. */
  void onMemberChanged(@Observes MemberChanged change) {
    try (var connection = database.getConnection();
        var find = connection.prepareStatement(OF_MEMBER)) {
      find.setString(1, tenancy.current());
      find.setString(2, change.memberId());
      find.setObject(3, at(machine.instant()));
      try (var rows = find.executeQuery()) {
        while (rows.next()) {
          news.tell(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A member's sessions cannot be found.", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
