package io.posventa.rma.email;

import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/email-confirmations/{id}")
class EmailConfirmationResource {
  private final EmailChanges changes;
  private final Writes writes;
  private final Caller caller;

  EmailConfirmationResource(EmailChanges changes, Writes writes, Caller caller) {
    this.changes = changes;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  public EmailConfirmationView get(@RestPath String id) {
    requireReach(id);
    return changes.get(id, caller.vendorId());
  }

  /** Only the link that went to the address proves who reads its mail. */
  @POST
  @Path("confirm")
  public RestResponse<EmailConfirmationView> confirm(@RestPath String id) {
    caller.requireRole(Role.CUSTOMER);
    if (caller.caseId().isEmpty()) {
      throw new Refusal(CommonProblem.FORBIDDEN, "Confirm with the link in the mail.");
    }
    requireReach(id);
    return writes.once(() -> Writes.ok(changes.confirm(id)));
  }

  private void requireReach(String id) {
    if (!caller.reaches(id)) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such confirmation.");
    }
  }
}
