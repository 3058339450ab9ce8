package io.posventa.portal.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The messages in a reader's language, for what is not written in a template. */
public final class Words {
  private Words() {}

  public static Messages of(Reader reader) {
    return of(Messages.class, reader);
  }

  public static <T> T of(Class<T> bundle, Reader reader) {
    return MessageBundles.get(bundle, Localized.Literal.of(reader.language()));
  }
}
