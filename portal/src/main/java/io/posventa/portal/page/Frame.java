package io.posventa.portal.page;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds a page: whose it is, who reads it, what was just done, and where one can go.
 *
 * @param path the page's own address, to come back to after a change of language
 * @param person who has signed in
 * @param nav the places of whoever has signed in; a link from a mail has none
 */
public record Frame(
    Site site,
    Reader reader,
    String path,
    Optional<Notice> notice,
    Optional<String> person,
    List<Place> nav,
    Assets assets) {

  /** A place in the navigation. */
  public record Place(String href, String label, boolean current) {}

  public Frame {
    nav = List.copyOf(nav);
  }

  public Frame withNav(String who, List<Place> places) {
    return new Frame(site, reader, path, notice, Optional.of(who), places, assets);
  }

  public Frame withReader(Reader other) {
    return new Frame(site, other, path, notice, person, nav, assets);
  }
}
