package io.posventa.gateway.session;

import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CurrentCredential;
import io.posventa.gateway.limit.Attempts;
import io.posventa.gateway.member.MemberView;
import io.posventa.platform.http.Writes;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/v1/sessions")
class SessionResource {
  record NewSession(@NotNull @Size(min = 1, max = 100) String token) {
    @Override
    public String toString() {
      return "NewSession[…]";
    }
  }

  /** Shown once. */
  record SessionWithToken(
      String id, String object, String token, Instant expiresAt, MemberView member) {
    @Override
    public String toString() {
      return "SessionWithToken[" + id + "]";
    }
  }

  private final Sessions sessions;
  private final Attempts attempts;
  private final CurrentCredential credential;

  SessionResource(Sessions sessions, Attempts attempts, CurrentCredential credential) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.credential = credential;
  }

  @POST
  public RestResponse<SessionWithToken> begin(@NotNull @Valid NewSession command) {
    attempts.enter("session", command.token());
    var begun = sessions.begin(command.token());
    return ResponseBuilder.create(
            RestResponse.Status.CREATED,
            new SessionWithToken(
                begun.id(), "session", begun.token().text(), begun.expiresAt(), begun.member()))
        .build();
  }

  @DELETE
  @Path("current")
  public RestResponse<Void> end() {
    if (credential.get().kind() != Credential.Kind.SESSION) {
      throw new Refusal(CommonProblem.NOT_FOUND, "This credential is no session.");
    }
    // On machine time, also while the marketplace's test clock moves.
    sessions.end(credential.get().id());
    return Writes.noContent();
  }
}
