package io.posventa.e2e.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapTest {
  private static final String BEGIN_AND_READ = "BEGIN; select 1";

  private final List<String> seen = new ArrayList<>();
  private final ByteArrayOutputStream server = new ByteArrayOutputStream();
  private final ByteArrayOutputStream client = new ByteArrayOutputStream();
  private String fatal = "";

  private final Witness witness =
      new Witness() {
        @Override
        public void before(String step) throws IOException {
          seen.add("before " + step);
          if (step.equals(fatal)) {
            throw new IOException("killed");
          }
        }

        @Override
        public void after(String step) throws IOException {
          seen.add("after " + step);
        }
      };
  private final PostgresTap tap = new PostgresTap(witness);

  private static byte[] message(char letter, Object... parts) {
    var body = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(body)) {
      for (var part : parts) {
        if (part instanceof String text) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
          out.write(0);
        } else if (part instanceof Character one) {
          out.write(one);
        }
      }
      var whole = new ByteArrayOutputStream();
      try (var all = new DataOutputStream(whole)) {
        if (letter != 0) {
          all.write(letter);
        }
        all.writeInt(body.size() + Integer.BYTES);
        all.write(body.toByteArray());
      }
      return whole.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ask(byte[]... messages) throws IOException {
    for (byte[] message : messages) {
      tap.toServer(message, message.length, server);
    }
  }

  private void answer(byte[]... messages) throws IOException {
    for (byte[] message : messages) {
      tap.toClient(message, message.length, client);
    }
  }

  private void start() throws IOException {
    ask(message((char) 0, "user", "x"));
    answer(message('R', "ok"), message('Z', 'I'));
    server.reset();
    client.reset();
  }

  @Test
  void aStepIsNamedByItsTransactionSoFar() throws IOException {
    start();

    ask(message('P', "s1", "BEGIN"), message('B', "", "s1"), message('E', ""));
    ask(message('P', "s2", "select  1"), message('B', "", "s2"), message('E', ""), message('S'));
    answer(message('C', "BEGIN"), message('Z', 'T'));
    ask(message('P', "", "COMMIT"), message('B', "", ""), message('E', ""), message('S'));
    answer(message('Z', 'I'));
    ask(message('B', "", "s2"), message('E', ""), message('S'));

    assertThat(seen)
        .containsExactly(
            "before " + BEGIN_AND_READ,
            "after " + BEGIN_AND_READ,
            "before " + BEGIN_AND_READ + "; COMMIT",
            "after " + BEGIN_AND_READ + "; COMMIT",
            "before select 1");
  }

  @Test
  void whoDiesBeforeAStepHasNotSentIt() throws IOException {
    start();
    fatal = "insert";

    assertThatThrownBy(() -> ask(message('Q', "insert"))).hasMessage("killed");

    assertThat(server.size()).isZero();
  }

  @Test
  void anAnswerIsHeldBackUntilItIsWholeAndNewsPass() throws IOException {
    start();
    answer(message('A', "news"));
    assertThat(client.size()).isPositive();
    client.reset();

    ask(message('Q', "select 1"));
    answer(message('D', "row"));
    assertThat(client.size()).isZero();
    answer(message('Z', 'I'));

    assertThat(client.size()).isEqualTo(message('D', "row").length + message('Z', 'I').length);
    assertThat(seen).endsWith("after select 1");
  }

  @Test
  void messagesMayComeInPieces() throws IOException {
    start();
    byte[] whole = message('Q', "select 1");

    for (byte one : whole) {
      ask(new byte[] {one});
    }

    assertThat(server.toByteArray()).isEqualTo(whole);
    assertThat(seen).containsExactly("before select 1");
  }

  @Test
  void aRequestIsNamedWithoutItsIds() throws IOException {
    var http = new HttpTap(witness);
    byte[] request =
        "GET /v1/refunds/re_1?x=2 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    http.toServer(request, request.length, server);
    http.toClient(request, request.length, client);
    http.toClient(request, request.length, client);

    assertThat(seen).containsExactly("before GET /v1/refunds/…", "after GET /v1/refunds/…");
  }
}
