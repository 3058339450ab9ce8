package io.posventa.e2e.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  @Test
  void whatLoopsDoBetweenTheRequestsStatementsIsLeftOut() {
    var request =
        Transactions.ofRequest(
            List.of(
                of("7", "BEGIN"),
                of("8", "BEGIN"),
                of("8", "select set_config('role', 'posventa_worker', true)"),
                of("7", "insert into ticket values ($1)"),
                of("8", "update log_head set position = 1"),
                of("8", "COMMIT"),
                of("7", "COMMIT"),
                of("8", "select epoch, position from log_head"),
                of("9", "BEGIN"),
                of("9", "select 2")));

    assertThat(request)
        .extracting(Statement::sql)
        .containsExactly(
            "BEGIN",
            "insert into ticket values ($1)",
            "COMMIT",
            "select epoch, position from log_head");
  }

  @Test
  void whatHadBegunBeforeAnyoneListenedIsLeftOut() {
    var request =
        Transactions.ofRequest(
            List.of(
                of("8", "insert into ticket_deadline values ($1)"),
                of("7", "select 1"),
                of("8", "COMMIT"),
                of("8", "select 2")));

    assertThat(request).extracting(Statement::sql).containsExactly("select 1", "select 2");
  }

  private static Statement of(String session, String sql) {
    return new Statement(session, sql, List.of());
  }
}
