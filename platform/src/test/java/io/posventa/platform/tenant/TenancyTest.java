package io.posventa.platform.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TenancyTest {
  @Inject Tenancy tenancy;
  @Inject Rows rows;
  @Inject WorkerRole worker;
  @Inject Outbox outbox;
  @Inject Announcer announcer;
  @Inject TenantRead read;

  /** Stands for a service: it forgets the marketplace in its query. */
  @ApplicationScoped
  static class Rows {
    @Inject AgroalDataSource database;

    @Transactional
    public void add(String marketplace, String id) {
      execute(
          "insert into effect (marketplace_id, id, case_id) values (?, ?, 'c')", marketplace, id);
    }

    @Transactional
    public int count() {
      return execute("update effect set case_id = 'c' where ?::text is not null or ? = ''", "", "");
    }

    private int execute(String sql, String one, String two) {
      try (var connection = database.getConnection();
          var statement = connection.prepareStatement(sql)) {
        statement.setString(1, one);
        statement.setString(2, two);
        return statement.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aQueryThatForgetsTheTenantSeesOnlyItsOwnRows() {
    tenancy.run("mkt_a", () -> rows.add("mkt_a", "tenancy_1"));
    tenancy.run("mkt_b", () -> rows.add("mkt_b", "tenancy_1"));
    tenancy.run("mkt_b", () -> rows.add("mkt_b", "tenancy_2"));

    assertThat(tenancy.as("mkt_a", rows::count)).isEqualTo(1);
    assertThat(tenancy.as("mkt_b", rows::count)).isEqualTo(2);
    assertThat(rows.count()).isZero();
  }

  @Test
  void aReadOutsideATransactionSeesItsTenantsRowsAndLeavesNothingBehind() {
    tenancy.run("mkt_r1", () -> rows.add("mkt_r1", "tenancy_r"));
    tenancy.run("mkt_r2", () -> rows.add("mkt_r2", "tenancy_r"));

    assertThat(tenancy.as("mkt_r1", this::seen)).containsExactly("mkt_r1");
    assertThat(rows.count()).isZero();
    assertThat(tenancy.as("mkt_r2", this::seen)).containsExactly("mkt_r2");
  }

  /** As a query that forgets its tenant would. */
  private List<String> seen() {
    return read.rows(
        "select marketplace_id from effect where ?::text is not null and id = ?",
        row -> row.getString(1),
        "tenancy_r");
  }

  @Test
  void aRowOfAnotherTenantCannotBeWritten() {
    assertThatThrownBy(() -> tenancy.run("mkt_a", () -> rows.add("mkt_b", "tenancy_3")))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void onlyTheWorkersRoleSeesAllTenants() {
    tenancy.run("mkt_c", () -> rows.add("mkt_c", "tenancy_4"));

    List<String> seen =
        worker.call(
            connection -> {
              try (var statement = connection.createStatement();
                  var row =
                      statement.executeQuery(
                          "select marketplace_id from effect where id = 'tenancy_4'")) {
                row.next();
                return List.of(row.getString(1));
              }
            });

    assertThat(seen).containsExactly("mkt_c");
    assertThat(rows.count()).as("the role ends with its transaction").isZero();
  }

  @Test
  void nothingIsAnnouncedWithoutATransaction() {
    var change = new Change("effect.wanted", "x", 1, Instant.EPOCH, "x", Map.of());

    assertThatThrownBy(() -> tenancy.as("mkt_a", () -> outbox.append(change)))
        .isInstanceOf(TransactionalException.class);
  }

  @Test
  void oneVersionOfOneResourceIsAnnouncedOnce() {
    var change = new Change("effect.wanted", "tenancy_5", 1, Instant.EPOCH, "x", Map.of());

    tenancy.as("mkt_a", () -> announcer.append(change));

    assertThatThrownBy(() -> tenancy.as("mkt_a", () -> announcer.append(change)))
        .rootCause()
        .hasMessageContaining("change_log_one_per_version");
  }

  /** A transaction that begins by annotation, as services begin theirs. */
  @ApplicationScoped
  static class Announcer {
    @Inject Outbox outbox;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String append(Change change) {
      return outbox.append(change);
    }
  }
}
