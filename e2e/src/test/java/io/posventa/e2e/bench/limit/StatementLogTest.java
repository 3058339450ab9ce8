package io.posventa.e2e.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementLogTest {
  @Test
  void aStatementOfSeveralLinesIsOne() {
    var statements =
        StatementLog.read(
            List.of("@7@ticket@LOG:  execute S_1: select 1,", "\t       2", "noise"), "ticket");

    assertThat(statements).containsExactly(new Statement("7", "select 1,\n       2", List.of()));
  }

  @Test
  void parametersGoToTheirSessionsLastStatement() {
    var statements =
        StatementLog.read(
            List.of(
                "@7@ticket@LOG:  execute <unnamed>: select $1, $2, $3",
                "@8@ticket@LOG:  statement: select 2",
                "@7@ticket@DETAIL:  Parameters: $1 = 'it''s, $2 = ''x''', $2 = NULL, $3 = 'two",
                "\tlines'"),
            "ticket");

    assertThat(statements.getFirst().parameters())
        .containsExactly("it's, $2 = 'x'", null, "two\nlines");
    assertThat(statements.getLast().parameters()).isEmpty();
  }

  @Test
  void otherDatabasesAreNotHeard() {
    assertThat(StatementLog.read(List.of("@7@rma@LOG:  statement: select 1"), "ticket")).isEmpty();
  }
}
