package io.posventa.notification.template;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a mail's content in the reader's language, as text and as HTML. */
@ApplicationScoped
public class MailRenderer {
  private static final Delivery NONE = new Delivery("", false);

  private final Engine engine;

  MailRenderer(Engine engine) {
    this.engine = engine;
  }

  /** The subject alone, which does not depend on the thread or on what is due. */
  public String subject(MailContent content) {
    return MailComposer.compose(content, NONE).subject();
  }

  public RenderedMail render(MailContent content, Delivery delivery) {
    MailView view = MailComposer.compose(content, delivery);
    return new RenderedMail(
        view.subject(), render("mail/mail.txt", view), render("mail/mail.html", view));
  }

  private String render(String template, MailView view) {
    return engine.getTemplate(template).data("mail", view).render();
  }
}
