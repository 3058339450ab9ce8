package io.posventa.gateway.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.gateway.link.CaseLink.Terms;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links for mails, a batch at a time, right before they are sent. */
@Path("/internal/links")
class InternalLinkResource {
  private static final String SENDER = "notification-service";

  /**
   * A link for a mail.
   *
   * @param vendor whose case it is
   * @param order that the case is or belongs to
   * @param email to whom it is sent; a customer's link ends when the order's address is another
   */
  record Wanted(
      @JsonProperty("case") @NotNull @Pattern(regexp = CASE) String caseId,
      CaseLink.@NotNull Party party,
      @Nullable String vendor,
      @Nullable String order,
      @Nullable @Size(max = 254) String email,
      @Nullable String locale,
      @Nullable String timeZone,
      @NotNull Duration expiresIn) {
    private static final String CASE = "(ticket|order|confirm)_[0-7][0-9a-hjkmnp-tv-z]{25}";
  }

  record Batch(@NotNull @Size(max = 500) List<@NotNull @Valid Wanted> links) {}

  record Token(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Token[…]";
    }
  }

  record Tokens(List<Token> links) {}

  private final Links links;
  private final Expiry expiry;
  private final Caller caller;

  InternalLinkResource(Links links, Expiry expiry, Caller caller) {
    this.links = links;
    this.expiry = expiry;
    this.caller = caller;
  }

  @POST
  public Tokens mint(@NotNull @Valid Batch batch) {
    if (!caller.actorId().equals(SENDER)) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Only whoever sends mails is given links.");
    }
    return new Tokens(
        links.mint(batch.links().stream().map(this::terms).toList()).stream()
            .map(made -> new Token(made.token().text(), made.link().expiresAt()))
            .toList());
  }

  private Terms terms(Wanted wanted) {
    if (wanted.party() == CaseLink.Party.VENDOR && wanted.vendor() == null) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/links", "required", "A vendor's link names the vendor.");
    }
    return new Terms(
        wanted.caseId(),
        wanted.order(),
        wanted.party(),
        wanted.vendor(),
        wanted.email() == null ? null : Addresses.hash(wanted.email()),
        wanted.locale(),
        wanted.timeZone(),
        expiry.after(wanted.expiresIn()));
  }
}
