/** Calendars: which local days and hours count for a marketplace or a vendor. */
@NullMarked
package io.posventa.sla.calendar;

import org.jspecify.annotations.NullMarked;
