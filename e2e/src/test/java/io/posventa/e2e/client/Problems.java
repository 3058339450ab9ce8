package io.posventa.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal must be, whatever it is about. */
public final class Problems {
  private Problems() {}

  /** A problem by the book, with that status and stable word. */
  public static void assertProblem(Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    var problem = answer.json();
    assertThat(problem.path("code").asText()).as(answer.text()).isEqualTo(code);
    assertThat(problem.path("type").asText()).isEqualTo("https://errors.posventa.example/" + code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("retryable").isBoolean()).isTrue();
    assertThat(problem.path("request_id").asText())
        .matches("req_[0-7][0-9a-hjkmnp-tv-z]{25}")
        .isEqualTo(answer.header("Request-Id"));
    assertThat(answer.text()).doesNotContain("Exception", "io.posventa", "select ");
  }
}
