package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Segment.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** What a sentence says in one language. */
record Words(
    Locale locale,
    String moment,
    String day,
    String sentence,
    String without,
    String moved,
    String movedLate,
    String holidays,
    String otherEvent,
    Map<String, String> events,
    Map<String, String> actions,
    Map<Reason, String> reasons,
    String daysWord,
    String dayWord,
    String businessDaysWord,
    String businessDayWord,
    String businessHoursWord,
    String hours,
    String minutes,
    String seconds,
    String atOnce) {

  static final Words ENGLISH =
      new Words(
          Locale.ENGLISH,
          "EEEE d MMMM yyyy 'at' HH:mm:ss",
          "EEEE d MMMM yyyy",
          "Due on %s (%s): %s after %s on %s%s%s. Rule: ladder %s, step %d (%s), policy %s, version %d.",
          ", not counting %s",
          ", moved from %s because these days are skipped: %s",
          ", moved again at %s because these days are skipped: %s",
          "holidays: %s",
          "the event %s",
          Map.of(
              "ticket.opened", "the ticket was opened",
              "ticket.converted", "the ticket changed its type",
              "message.from_customer", "the customer wrote",
              "message.from_vendor", "the vendor wrote",
              "email.accepted", "the e-mail was received"),
          Map.of(
              "warn", "warn",
              "remind", "remind",
              "close", "close the ticket",
              "execute", "process the request",
              "escalate", "escalate",
              "take_over", "take over",
              "breach", "count as late",
              "notify", "notify"),
          Map.of(
              Reason.WEEKEND, "weekends",
              Reason.OUTSIDE_HOURS, "time outside working hours",
              Reason.PAUSED, "time on hold"),
          "days",
          "day",
          "business days",
          "business day",
          "%s of working time",
          "hours",
          "minutes",
          "seconds",
          "at once");

  static final Words SPANISH =
      new Words(
          Locale.forLanguageTag("es"),
          "EEEE d 'de' MMMM 'de' yyyy 'a las' HH:mm:ss",
          "EEEE d 'de' MMMM 'de' yyyy",
          "Vence el %s (%s): %s desde que %s el %s%s%s. Regla: escala %s, paso %d (%s), política %s, versión %d.",
          ", sin contar %s",
          ", pasado desde el %s porque estos días se saltan: %s",
          ", pasado de nuevo el %s porque estos días se saltan: %s",
          "festivos: %s",
          "ocurrió el evento %s",
          Map.of(
              "ticket.opened", "se abrió el ticket",
              "ticket.converted", "el ticket cambió de tipo",
              "message.from_customer", "escribió el cliente",
              "message.from_vendor", "escribió el vendedor",
              "email.accepted", "se recibió el correo"),
          Map.of(
              "warn", "avisar",
              "remind", "recordar",
              "close", "cerrar el ticket",
              "execute", "procesar la solicitud",
              "escalate", "escalar",
              "take_over", "asumir el caso",
              "breach", "contar como retraso",
              "notify", "notificar"),
          Map.of(
              Reason.WEEKEND, "los fines de semana",
              Reason.OUTSIDE_HOURS, "el tiempo fuera del horario",
              Reason.PAUSED, "el tiempo en pausa"),
          "días",
          "día",
          "días hábiles",
          "día hábil",
          "%s de horario laboral",
          "horas",
          "minutos",
          "segundos",
          "de inmediato");

  String event(String name) {
    var known = events.get(name);
    return known == null ? otherEvent.formatted(name) : known;
  }

  String action(String name) {
    return actions.getOrDefault(name, name);
  }

  String reason(Reason reason) {
    return reasons.getOrDefault(reason, "");
  }

  String days(int amount) {
    return amount + " " + (amount == 1 ? dayWord : daysWord);
  }

  String businessDays(int amount) {
    return amount + " " + (amount == 1 ? businessDayWord : businessDaysWord);
  }

  String businessHours(String duration) {
    return businessHoursWord.formatted(duration);
  }

  String duration(Duration duration) {
    var parts = new ArrayList<String>();
    if (duration.toHours() > 0) {
      parts.add(duration.toHours() + " " + hours);
    }
    if (duration.toMinutesPart() > 0) {
      parts.add(duration.toMinutesPart() + " " + minutes);
    }
    if (duration.toSecondsPart() > 0) {
      parts.add(duration.toSecondsPart() + " " + seconds);
    }
    return parts.isEmpty() ? atOnce : String.join(" ", parts);
  }
}
