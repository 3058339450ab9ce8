package io.posventa.ticket.attachment;

/** Says which tickets the current caller may see. */
public interface Readers {
  boolean maySee(String ticketId);
}
