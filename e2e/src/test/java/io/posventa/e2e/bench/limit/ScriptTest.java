package io.posventa.e2e.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final String COPY = "ticket_01jz0000000000000000170000";
  private static final String OTHER_COPY = "ticket_01jz0000000000000000180000";
  private static final String VENDOR = "vnd_01m81q2sbaec88jfmj96236bj9";
  private static final String NEW = "msg_01m81q3j53erd9wxrmy0f6hp5h";
  private static final long SINCE = 1_795_354_100_000L;
  private static final String OTHER_NEW = "msg_01m81q3j53erd9wxrmy0f6hp5j";

  @Test
  void idsOfCopiesFollowTheTurn() {
    assertThat(written("select $1", OTHER_COPY, COPY))
        .isEqualTo("select (('ticket_01jz'||lpad(:n::text, 18, '0')||'0000')::text);");
  }

  @Test
  void whatIsNewWithARequestIsNewWithEachTurn() {
    assertThat(written("insert into message values ($1)", OTHER_NEW, NEW))
        .isEqualTo(
            "insert into message values ((('msg_01kz'||lpad(:u::text, 20, '0')||'00')::text));");
  }

  @Test
  void whatRequestsHaveInCommonStays() {
    assertThat(written("select $1", VENDOR, VENDOR))
        .isEqualTo("select (('" + VENDOR + "')::text);");
  }

  @Test
  void whatWasThereBeforeStaysEvenWhereRequestsDiffer() {
    assertThat(written("select $1", OTHER_NEW, VENDOR))
        .isEqualTo("select (('" + VENDOR + "')::text);");
  }

  @Test
  void idsAreFoundWithinDocuments() {
    assertThat(written("select $1", "{\"t\":\"" + OTHER_COPY + "\"}", "{\"t\":\"" + COPY + "\"}"))
        .isEqualTo(
            "select ((E'{\"t\"\\x3A\"'||'ticket_01jz'||lpad(:n::text, 18, '0')||'0000'||'\"}')::text);");
  }

  @Test
  void namesOfCopiesFollowTheTurn() {
    assertThat(written("select $1", "A-c18", "A-c17"))
        .isEqualTo("select (('A-'||'c'||:n::text)::text);");
    assertThat(written("select $1", "c18@customer.example", "c17@customer.example"))
        .isEqualTo("select (('c'||:n::text||'@customer.example')::text);");
    assertThat(written("select $1", "abc18", "abc17")).isEqualTo("select (('abc17')::text);");
  }

  @Test
  void aNameThatWasDrawnIsAnotherWithEachTurn() {
    assertThat(
            written(
                "select $1",
                "ch_0d0a7e0c-38d5-4b0e-9c9c-3f0f6b3c6a11",
                "ch_f4e1c3a2-5a0b-4a63-8d44-0a8f1f5f2b77"))
        .isEqualTo("select (('ch_'||md5(:u::text)::uuid::text)::text);");
  }

  @Test
  void anAbsentValueKeepsItsType() {
    assertThat(written("select $1", null, null)).isEqualTo("select (null::text);");
  }

  @Test
  void aDigestIsAnotherWithEachTurn() {
    assertThat(written("select $1", "a".repeat(64), "b".repeat(64)))
        .isEqualTo("select md5(:u::text)||md5(:n::text);");
  }

  private static String written(String sql, String before, String now) {
    var script = new Script(List.of(of(sql, before)), _ -> List.of("text"), SINCE);
    return script.of(List.of(of(sql, now)), "\\set n 1").lines().toList().getLast();
  }

  private static Statement of(String sql, String parameter) {
    return new Statement(
        "7", sql, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(parameter))));
  }
}
