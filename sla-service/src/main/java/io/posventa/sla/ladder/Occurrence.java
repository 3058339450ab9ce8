package io.posventa.sla.ladder;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a case.
 *
 * @param event its name, such as {@code message.from_customer}
 * @param id the event's id
 * @param party who did it, with the one acted for in place of the one who acted
 * @param automatic an out-of-office answer or the like: no activity of anyone
 * @param at the moment its owner wrote
 * @param caseVersion the case's version that it made
 */
public record Occurrence(
    String event,
    String id,
    Optional<String> party,
    boolean automatic,
    Instant at,
    long caseVersion) {

  /** Something that is no version of the case; it counts with the version that the case has. */
  public record Loose(String event, String id, Optional<String> party, Instant at) {
    public Occurrence in(long caseVersion) {
      return new Occurrence(event, id, party, false, at, caseVersion);
    }
  }
}
