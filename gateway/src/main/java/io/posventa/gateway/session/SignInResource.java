package io.posventa.gateway.session;

import io.posventa.gateway.limit.Attempts;
import io.posventa.gateway.text.Line;
import io.posventa.platform.http.Writes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/sign-ins")
class SignInResource {
  record NewSignIn(
      @NotNull @Pattern(regexp = MARKETPLACE) String marketplace,
      @NotNull @Email @Line @Size(max = 254) String email) {
    private static final String MARKETPLACE =
        "(mkt_[0-7][0-9a-hjkmnp-tv-z]{25}|ext:[^\\x00-\\x1F\\x7F-\\x9F]{1,120})";
  }

  /** The same for everybody. */
  record SignInRequest(String object) {}

  private final SignInRequests requests;
  private final Attempts attempts;

  SignInResource(SignInRequests requests, Attempts attempts) {
    this.requests = requests;
    this.attempts = attempts;
  }

  @POST
  public RestResponse<SignInRequest> request(@NotNull @Valid NewSignIn command) {
    attempts.enter("sign-in", command.email().strip().toLowerCase(Locale.ROOT));
    requests.take(command.marketplace(), command.email());
    return Writes.accepted(new SignInRequest("sign_in_request"));
  }
}
