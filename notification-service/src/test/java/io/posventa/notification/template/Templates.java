package io.posventa.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The templates without Quarkus around them, so that a rendering takes milliseconds. */
final class Templates {
  private static final Engine ENGINE = engine();
  private static final MailRenderer RENDERER = new MailRenderer(ENGINE);

  private Templates() {}

  static RenderedMail render(MailContent content) {
    return RENDERER.render(content, Samples.DELIVERY);
  }

  static RenderedMail render(MailContent content, Delivery delivery) {
    return RENDERER.render(content, delivery);
  }

  static CataloguePages catalogue() {
    return new CataloguePages(ENGINE);
  }

  private static Engine engine() {
    return Engine.builder()
        .addDefaults()
        .addValueResolver(new ReflectionValueResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .addLocator(id -> Optional.of(new OnClassPath(id)))
        .build();
  }

  private record OnClassPath(String id) implements TemplateLocation {
    @Override
    public Reader read() {
      return new InputStreamReader(
          Objects.requireNonNull(Templates.class.getResourceAsStream("/templates/" + id), id),
          StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.of(
          Variant.forContentType(id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
    }
  }
}
