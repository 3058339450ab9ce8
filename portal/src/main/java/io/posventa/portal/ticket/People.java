package io.posventa.portal.ticket;

import io.posventa.client.model.Actor;
import io.posventa.client.model.OnBehalfOf;
import io.posventa.client.model.Party;
import io.posventa.portal.page.Messages;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Side;
import io.posventa.portal.page.Words;
import org.jspecify.annotations.Nullable;

/** How those who act are called to the reader. */
final class People {
  private final Side side;
  private final Messages words;
  private final TicketMessages ticketWords;

  People(Side side, Reader reader) {
    this.side = side;
    this.words = Words.of(reader);
    this.ticketWords = Words.of(TicketMessages.class, reader);
  }

  /** “you”, or whose side it was, within a sentence. */
  String within(@Nullable Actor actor) {
    return switch (actor == null ? Party.SYSTEM : actor.getParty()) {
      case CUSTOMER -> side == Side.CUSTOMER ? words.yourself() : words.theCustomer();
      case VENDOR -> side == Side.VENDOR ? words.yourself() : words.theVendor();
      case OPERATOR -> words.thePlatform();
      default -> words.theSystem();
    };
  }

  /** The same at the start of a sentence. */
  String first(@Nullable Actor actor) {
    String name = within(actor);
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  /** The head of a message. */
  String author(Actor actor) {
    if (isOwn(actor)) {
      return words.you();
    }
    String party = words.partyName(actor.getParty().getValue());
    String name = actor.getName();
    String who = name == null || name.isBlank() ? party : name;
    return actor.getOnBehalfOf() == OnBehalfOf.CUSTOMER && actor.getParty() != Party.CUSTOMER
        ? ticketWords.onBehalf(who)
        : who;
  }

  boolean isOwn(Actor actor) {
    return switch (actor.getParty()) {
      case CUSTOMER -> side == Side.CUSTOMER;
      case VENDOR -> side == Side.VENDOR;
      case OPERATOR -> side == Side.OPERATOR;
      default -> false;
    };
  }
}
