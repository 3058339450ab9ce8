package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.calendar.CalendarData;
import io.posventa.sla.calendar.WorkCalendar;
import io.posventa.sla.ladder.Ladder;
import io.posventa.sla.ladder.Occurrence;
import io.posventa.sla.ladder.Trigger;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One ladder of a case, from a start to its end. It keeps what it read at its start. */
@Entity
@DynamicUpdate
class LadderRun {
  @EmbeddedId TenantKey key;
  String caseId;
  String ladder;
  String policyId;
  String startEvent;
  String startEventId;
  Instant startedAt;
  long basisVersion;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfTriggers.class)
  List<Trigger> cancelOn;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfTriggers.class)
  List<Trigger> restartOn;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfNames.class)
  Set<String> pauseWhile;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = JsonColumn.OfCalendar.class)
  CalendarData calendar;

  @Transient private @Nullable WorkCalendar asCalendar;

  @Nullable Instant pausedAt;
  @Nullable Instant endedAt;
  @Nullable String endedBy;
  @Nullable Long endedVersion;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected LadderRun() {} // for Hibernate

  LadderRun(
      TenantKey key,
      String caseId,
      String policyId,
      Ladder ladder,
      WorkCalendar calendar,
      Occurrence start) {
    this.key = key;
    this.caseId = caseId;
    this.policyId = policyId;
    this.ladder = ladder.name();
    this.cancelOn = ladder.cancel();
    this.restartOn = ladder.restartOn();
    this.pauseWhile = ladder.pauseWhile();
    this.calendar = CalendarData.of(calendar);
    this.asCalendar = calendar;
    this.startEvent = start.event();
    this.startEventId = start.id();
    this.startedAt = start.at();
    this.basisVersion = start.caseVersion();
  }

  /** The calendar that its steps are counted by. */
  WorkCalendar workCalendar() {
    var made = asCalendar;
    if (made == null) {
      made = calendar.toCalendar();
      asCalendar = made;
    }
    return made;
  }

  boolean isCancelledBy(Occurrence happened) {
    return cancelOn.stream().anyMatch(trigger -> trigger.matches(happened));
  }

  void end(Occurrence why) {
    endedAt = why.at();
    endedBy = why.id();
    endedVersion = why.caseVersion();
  }
}
