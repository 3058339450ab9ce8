package io.posventa.notification.template;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class MailRendererTest {
  @Inject MailRenderer renderer;

  @Test
  @Requirement("CB-90")
  void theRunningServiceRendersWhatTheFastTestsApproved() {
    var warning = Samples.mail(MailTemplate.INACTIVITY_WARNING_VENDOR_1, Reader.CUSTOMER, "es");

    var mail = renderer.render(warning, Samples.DELIVERY);

    Snapshot.matches("inactivity_warning_vendor_1.customer.es.html", mail.html());
    Snapshot.matches(
        "inactivity_warning_vendor_1.customer.es.txt", mail.subject() + "\n\n" + mail.text());
  }
}
