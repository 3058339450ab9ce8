package io.posventa.portal.desk.review;

import io.posventa.client.api.EscalationsApi;
import io.posventa.client.model.DecideEscalation;
import io.posventa.client.model.Escalation;
import io.posventa.client.model.EscalationPage;
import io.posventa.client.model.EscalationStatus;
import io.posventa.portal.api.Api;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the pages of reviews ask the API. */
@ApplicationScoped
class Reviews {
  private static final int PAGE = 25;

  EscalationPage page(Api api, Optional<EscalationStatus> status, String vendor, String cursor) {
    var request = EscalationsApi.APIListEscalationsRequest.newBuilder().limit(PAGE);
    status.ifPresent(request::status);
    if (!vendor.isEmpty()) {
      request.vendor(vendor);
    }
    if (!cursor.isEmpty()) {
      request.cursor(cursor);
    }
    return api.ask(
        EscalationsApi::new, escalations -> escalations.listEscalations(request.build()));
  }

  Escalation read(Api api, String id) {
    return api.ask(
        EscalationsApi::new,
        escalations ->
            escalations.getEscalation(
                EscalationsApi.APIGetEscalationRequest.newBuilder().id(id).build()));
  }

  void decide(Api api, String id, String key, DecideEscalation decision) {
    api.ask(
        EscalationsApi::new,
        escalations ->
            escalations.decideEscalation(
                EscalationsApi.APIDecideEscalationRequest.newBuilder()
                    .id(id)
                    .idempotencyKey(key)
                    .decideEscalation(decision)
                    .build()));
  }
}
