package io.posventa.notification.template;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a mail's content in the reader's language, as text and as HTML. */
@ApplicationScoped
public class MailRenderer {
  private final Engine engine;

  MailRenderer(Engine engine) {
    this.engine = engine;
  }

  /** The subject alone, which does not depend on the thread or on what is due. */
  public String subject(MailContent content) {
    return MailComposer.compose(content).subject();
  }

  public RenderedMail render(MailContent content) {
    MailView view = MailComposer.compose(content);
    return new RenderedMail(
        view.subject(), render("mail/ticket.txt", view), render("mail/ticket.html", view));
  }

  private String render(String template, MailView view) {
    return engine.getTemplate(template).data("mail", view).render();
  }
}
