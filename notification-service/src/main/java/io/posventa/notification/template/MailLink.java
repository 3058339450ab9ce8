package io.posventa.notification.template;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What the links of a mail open. Queued mails hold it; the token is fetched when they go. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MailLink.ToCase.class, name = "case"),
  @JsonSubTypes.Type(value = MailLink.ToSignIn.class, name = "sign_in")
})
public sealed interface MailLink {
  /**
   * One case, as one of its parties.
   *
   * @param vendor whose side it is, when it is the vendor's
   * @param order the order that the case is about, when it is not the order itself
   */
  record ToCase(String id, Party party, Optional<String> vendor, Optional<String> order)
      implements MailLink {}

  /** The way in for a member. */
  record ToSignIn(String member) implements MailLink {}

  /** The path of the page that takes the token. */
  default String path() {
    return switch (this) {
      case ToCase _ -> "l/";
      case ToSignIn _ -> "sign-in/";
    };
  }
}
