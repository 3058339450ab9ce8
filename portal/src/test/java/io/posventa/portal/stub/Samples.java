package io.posventa.portal.stub;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources in the contract's words, for the stand-in to answer with. */
public final class Samples {
  public static final String TICKET = "ticket_01m80r4n2wftm823rv3zh9j6q8";
  public static final String ORDER = "order_01m80r4n2wftm823rv3zh9j6q8";
  public static final String CONFIRM = "confirm_01m80r4n2wftm823rv3zh9j6q8";
  public static final String DEADLINE = "deadline_01m80r4n2wftm823rv3zh9j6q8";
  public static final String VENDOR = "vendor_01m80r4n2wftm823rv3zh9j6q8";
  public static final String MARKETPLACE = "mkt_01m80r4n2wftm823rv3zh9j6q8";
  public static final String TOKEN = "lnk_4fJx0aZ8kQ2mN6vT1cW9yR3bL7hE5sD0gP4uXnKqMt2";
  public static final String NOW = "2026-11-23T14:02:00Z";

  private Samples() {}

  /** Who a link is: of this case, party and language. */
  public static String link(String subject, String party, String locale) {
    return """
    {"object":"me","id":"link_01m80r4n2wftm823rv3zh9j6q8","kind":"link",
     "role":"%2$s","marketplace":"%4$s","case":"%1$s","party":"%3$s",%7$s
     "scopes":["tickets:read","tickets:write"],"live":false,"now":"%5$s",
     "expires_at":"2027-02-20T14:02:00Z","locale":"%6$s","time_zone":"Europe/Madrid",
     "marketplace_profile":{"id":"%4$s","name":"Tienda Norte","locale":"es",
       "time_zone":"Europe/Madrid"},"api_version":"2026-03-01"}"""
        .formatted(
            subject,
            party.equals("vendor") ? "vendor_agent" : "customer",
            party,
            MARKETPLACE,
            NOW,
            locale,
            party.equals("vendor") ? "\"vendor\":\"" + VENDOR + "\"," : "");
  }

  /** A ticket's parts that differ from sample to sample. */
  public record TicketSample(
      String type,
      String status,
      String awaiting,
      String openedBy,
      String deadlines,
      String actions,
      String more) {

    /** A customer's refund request, one day before it is processed. */
    public static TicketSample refund() {
      return new TicketSample(
          "refund",
          "open",
          "vendor",
          "customer",
          deadline("refund-grace", "execute", "2026-11-24T14:02:00Z"),
          allowed("reply", "close", "convert", "read"),
          "");
    }

    /** A question that nobody has answered yet. */
    public static TicketSample support() {
      return new TicketSample(
          "support",
          "open",
          "vendor",
          "customer",
          deadline("vendor-silent", "warn", "2026-11-25T14:02:00Z")
              + ","
              + deadline("vendor-silent", "close", "2026-11-30T14:02:00Z"),
          allowed("reply", "close", "convert", "read"),
          "");
    }

    /** The same request, as its vendor may act on it. */
    public static TicketSample refundForVendor() {
      return refund()
          .actions(
              allowed("reply", "propose", "read")
                  + ","
                  + refused("close", "consent-required")
                  + ","
                  + refused("convert", "consent-required"));
    }

    /** What the vendor asked for itself, five minutes ago to the second. */
    public static TicketSample refundByVendor() {
      return new TicketSample(
          "refund",
          "open",
          "none",
          "vendor",
          deadline("refund-vendor", "execute", "2026-11-23T14:06:30Z"),
          allowed("reply", "close", "convert", "read"),
          "");
    }

    /** Withdrawn by the vendor, who says that the customer agreed by phone. */
    public static TicketSample withdrawn() {
      return new TicketSample(
          "refund",
          "closed",
          "none",
          "customer",
          "",
          refused("reply", "ticket-already-closed") + "," + allowed("escalate", "read"),
          """
          ,"close_reason":"withdrawn","closed_at":"2026-11-23T13:40:00Z",
          "closed_by":{"party":"vendor","role":"vendor_agent"},
          "consent":{"by":"customer","via":"phone","at":"2026-11-23T13:30:00Z","claimed":true}""");
    }

    public TicketSample actions(String other) {
      return new TicketSample(type, status, awaiting, openedBy, deadlines, other, more);
    }

    public TicketSample more(String other) {
      return new TicketSample(type, status, awaiting, openedBy, deadlines, actions, other);
    }

    public String json() {
      return """
      {"id":"%1$s","object":"ticket","version":4,"number":"T-100001",
       "created_at":"2026-11-23T09:02:00Z","updated_at":"2026-11-23T13:20:00Z","type":"%2$s",
       "status":"%3$s","awaiting":"%4$s","subject":"La descarga no se abre","order":"%5$s",
       "order_external_id":"A-1001","vendor":"%6$s","channel":"portal","unread":true,
       "customer":{"name":"Ana Pérez","email":"ana@example.com","locale":"es"},
       "opened_by":{"party":"%7$s","role":"customer"},"deadlines":[%8$s],"allowed_actions":[%9$s]
       %10$s}"""
          .formatted(
              TICKET, type, status, awaiting, ORDER, VENDOR, openedBy, deadlines, actions, more);
    }
  }

  public static String deadline(String ladder, String action, String due) {
    return """
    {"id":"%s","ladder":"%s","step":1,"action":"%s","due_at":"%s","status":"pending"}"""
        .formatted(DEADLINE, ladder, action, due);
  }

  public static String allowed(String... actions) {
    return Arrays.stream(actions)
        .map("{\"action\":\"%s\",\"allowed\":true}"::formatted)
        .collect(Collectors.joining(","));
  }

  public static String refused(String action, String code) {
    return """
    {"action":"%s","allowed":false,"code":"%s","reason":"A reason in English."}"""
        .formatted(action, code);
  }

  /** Two sides of a conversation, a file, and a message that a machine wrote. */
  public static String messages() {
    return """
    {"object":"list","has_more":false,"data":[
     {"id":"msg_01m80r4n2wftm823rv3zh9j6q1","object":"message","version":1,"ticket":"%1$s",
      "created_at":"2026-11-23T09:02:00Z","updated_at":"2026-11-23T09:02:00Z","format":"text",
      "from":{"party":"customer","role":"customer","name":"Ana Pérez"},
      "body":"Buenos días:\\n\\nhe descargado el curso pero el fichero no se abre. Adjunto una captura.",
      "attachments":[{"id":"att_01m80r4n2wftm823rv3zh9j6q8","name":"captura.png","type":"image/png",
        "size":248133}]},
     {"id":"msg_01m80r4n2wftm823rv3zh9j6q2","object":"message","version":1,"ticket":"%1$s",
      "created_at":"2026-11-23T11:31:00Z","updated_at":"2026-11-23T11:31:00Z","format":"html",
      "from":{"party":"vendor","role":"vendor_agent","name":"Acme Digital"},
      "body":"<p>Hola, Ana:</p><p>¿prueba con este enlace? <b>A veces</b> el navegador corta la descarga.<script>alert(1)</script></p>"},
     {"id":"msg_01m80r4n2wftm823rv3zh9j6q3","object":"message","version":1,"ticket":"%1$s",
      "created_at":"2026-11-23T13:20:00Z","updated_at":"2026-11-23T13:20:00Z","format":"text",
      "automatic":true,"from":{"party":"customer","role":"customer","name":"Ana Pérez"},
      "body":"Estoy fuera de la oficina hasta el lunes. <b>No</b> hay nadie."}]}"""
        .formatted(TICKET);
  }

  /** Opened as a question, then turned into a refund request. */
  public static String history(String... entries) {
    var opened = entry(1, "2026-11-23T09:02:00Z", "ticket.opened", "customer", "");
    var converted =
        entry(
            3,
            "2026-11-23T12:10:00Z",
            "ticket.converted",
            "customer",
            "\"from_type\":\"support\",\"to_type\":\"refund\"");
    return "{\"object\":\"list\",\"has_more\":false,\"data\":["
        + Stream.concat(Stream.of(opened, converted), Arrays.stream(entries))
            .collect(Collectors.joining(","))
        + "]}";
  }

  public static String entry(int version, String at, String type, String party, String facts) {
    return """
    {"object":"history_entry","ticket":"%s","version":%d,"at":"%s","type":"%s",
     "by":{"party":"%s"},"digest":"00","facts":{%s}}"""
        .formatted(TICKET, version, at, type, party, facts);
  }

  public static String proposal(String action) {
    return """
    ,"proposal":{"id":"prop_01m80r4n2wftm823rv3zh9j6q8","object":"proposal","version":1,
     "created_at":"2026-11-23T12:00:00Z","updated_at":"2026-11-23T12:00:00Z","ticket":"%s",
     "action":"%s","type":"support","status":"open","by":{"party":"vendor"},
     "comment":"Le ayudo a instalarlo ahora mismo, si quiere."}"""
        .formatted(TICKET, action);
  }

  public static String explanation() {
    return """
    {"object":"explanation","deadline":"%s","version":1,"language":"es",
     "sentence":"Vence el martes 24 de noviembre de 2026 a las 15:02:00 (Europe/Madrid): 24 horas después de que se abriera el ticket.",
     "policy":{"id":"policy_01m80r4n2wftm823rv3zh9j6q8","name":"clickbank","version":1,
       "ladder":"refund-grace","step":1,"action":"execute"},
     "rule":{"unit":"elapsed","amount":"PT24H","skip":"weekends","roll":"same_time"},
     "start":{"event":"ticket.opened","at":"2026-11-20T14:02:00Z"},
     "calendar":{"name":"vendor","zone":"America/New_York","weekend":["saturday","sunday"],
       "hours":{},"holidays":[]},
     "segments":[
       {"from":"2026-11-20T14:02:00Z","to":"2026-11-21T05:00:00Z","counted":true,"reason":"open"},
       {"from":"2026-11-21T05:00:00Z","to":"2026-11-23T05:00:00Z","counted":false,"reason":"weekend"},
       {"from":"2026-11-23T05:00:00Z","to":"2026-11-23T14:02:00Z","counted":true,"reason":"open"}],
     "moves":[],"pauses":[],"due_at":"2026-11-24T14:02:00Z"}"""
        .formatted(DEADLINE);
  }

  /** A subscription's receipt, as its customer sees it. */
  public static String receipt() {
    return receipt(
        """
        ,"subscription":{"external_id":"S-1","status":"active"}""",
        """
        {"id":"inv_01m80r4n2wftm823rv3zh9j6q1","external_id":"I-1","number":"2026-0041",
         "issued_at":"2026-10-20T10:00:00Z","status":"paid","last_paid":false,
         "amount":{"amount":4700,"currency":"EUR"},"refunded":{"amount":0,"currency":"EUR"}},
        {"id":"inv_01m80r4n2wftm823rv3zh9j6q2","external_id":"I-2","number":"2026-0052",
         "issued_at":"2026-11-20T10:00:00Z","status":"paid","last_paid":true,
         "amount":{"amount":4700,"currency":"EUR"},"refunded":{"amount":0,"currency":"EUR"}}""",
        action("support", "\"reasons\":[]", true)
            + ","
            + action(
                "refund",
                "\"until\":\"2027-01-19T10:00:00Z\",\"reasons\":[],\"amount\":{\"amount\":4700,\"currency\":\"EUR\"}",
                true)
            + ","
            + action("cancellation", "\"reasons\":[]", true),
        "paid",
        "");
  }

  /** Bought once, long ago: nothing can be asked for but help. */
  public static String oldReceipt() {
    return receipt(
        "",
        "",
        action("support", "\"reasons\":[]", true)
            + ","
            + action(
                "refund",
                "\"reasons\":[{\"code\":\"refund-window-closed\",\"detail\":\"Too old.\",\"allowed\":false,"
                    + "\"facts\":{\"closes_at\":\"2026-10-01T22:00:00Z\"}}]",
                false)
            + ","
            + action(
                "cancellation",
                "\"reasons\":[{\"code\":\"not-a-subscription\",\"detail\":\"No.\",\"allowed\":false}]",
                false),
        "paid",
        "");
  }

  public static String receipt(
      String subscription, String invoices, String actions, String status, String more) {
    return """
    {"object":"receipt","by":"customer",
     "order":{"id":"%1$s","external_id":"A-1001","placed_at":"2026-10-20T10:00:00Z",
       "currency":"EUR","status":"%5$s"},
     "vendor":{"id":"%2$s","name":"Acme Digital"},
     "customer":{"name":"Ana Pérez","email":"ana@example.com","locale":"es"},
     "lines":[{"id":"line_01m80r4n2wftm823rv3zh9j6q8","external_id":"L-1",
       "name":"Curso de fotografía, suscripción mensual","kind":"digital","quantity":1,
       "unit_price":{"amount":3884,"currency":"EUR"},"discount":{"amount":0,"currency":"EUR"},
       "tax":{"amount":816,"currency":"EUR"},"total":{"amount":4700,"currency":"EUR"},
       "paid":{"amount":4700,"currency":"EUR"},"refunded":{"amount":0,"currency":"EUR"}}],
     "shipping":{"amount":0,"currency":"EUR"},"discount":{"amount":0,"currency":"EUR"},
     "tax":{"amount":816,"currency":"EUR"},"total":{"amount":4700,"currency":"EUR"},
     "paid":{"amount":4700,"currency":"EUR"},"refunded":{"amount":0,"currency":"EUR"},
     "download_url":"https://downloads.example.com/A-1001","invoices":[%3$s],"actions":[%4$s]
     %6$s%7$s}"""
        .formatted(ORDER, VENDOR, invoices, actions, status, subscription, more);
  }

  public static String action(String action, String more, boolean allowed) {
    return "{\"action\":\"%s\",\"allowed\":%s,%s}".formatted(action, allowed, more);
  }

  /** The tickets of an order. */
  public static String tickets(TicketSample... samples) {
    return "{\"object\":\"list\",\"has_more\":false,\"data\":["
        + Arrays.stream(samples).map(TicketSample::json).collect(Collectors.joining(","))
        + "]}";
  }

  public static String confirmation(String address, String status) {
    return """
    {"id":"%s","object":"email_confirmation","version":1,"created_at":"2026-11-23T14:00:00Z",
     "updated_at":"2026-11-23T14:00:00Z","order":"%s","order_external_id":"A-1001",
     "address":"%s","old_email":"ana@example.com","new_email":"ana.perez@example.org",
     "status":"%s","expires_at":"2026-11-25T14:00:00Z"}"""
        .formatted(CONFIRM, ORDER, address, status);
  }
}
