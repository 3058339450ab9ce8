package io.posventa.portal.desk;

import static io.posventa.portal.stub.Samples.MARKETPLACE;
import static io.posventa.portal.stub.Samples.NOW;
import static io.posventa.portal.stub.Samples.ORDER;
import static io.posventa.portal.stub.Samples.TICKET;
import static io.posventa.portal.stub.Samples.VENDOR;
import static io.restassured.RestAssured.given;

import io.posventa.portal.web.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Members and what they see, in the contract's words. */
final class DeskSamples {
  static final String SESSION = "ses_4fJx0aZ8kQ2mN6vT1cW9yR3bL7hE5sD0gP4uXnKqMt2";
  static final String MEMBER = "member_01m80r4n2wftm823rv3zh9j6q8";
  static final String REVIEW = "escalation_01m80r4n2wftm823rv3zh9j6q8";
  static final String KEY = "6f1c7a56-0f0c-4a8e-9d3a-0d7b7f6f2b11";

  private DeskSamples() {}

  static String vendorAdmin() {
    return member("vendor_admin", "vendors:write", "emails:read");
  }

  static String vendorAgent() {
    return member("vendor_agent", "emails:read");
  }

  static String operator() {
    return member("operator", "vendors:write", "emails:read");
  }

  static String phone() {
    return member("phone_representative");
  }

  private static String member(String role, String... more) {
    String scopes =
        Arrays.stream(more).map(scope -> ",\"" + scope + "\"").collect(Collectors.joining());
    return """
    {"object":"me","id":"session_01m80r4n2wftm823rv3zh9j6q8","kind":"session","role":"%1$s",
     "marketplace":"%2$s",%3$s"live":false,"now":"%4$s","expires_at":"2026-11-24T02:00:00Z",
     "scopes":["tickets:read","tickets:write","orders:read","deadlines:read","vendors:read"%5$s],
     "member":{"id":"%6$s","name":"Ana Pérez","email":"ana@example.com"},"locale":"en",
     "marketplace_profile":{"id":"%2$s","name":"Tienda Norte","locale":"es",
       "time_zone":"Europe/Madrid"},"api_version":"2026-03-01"}"""
        .formatted(
            role,
            MARKETPLACE,
            role.startsWith("vendor") ? "\"vendor\":\"" + VENDOR + "\"," : "",
            NOW,
            scopes,
            MEMBER);
  }

  static String site() {
    return """
    {"object":"site","id":"%s","name":"Tienda Norte","locale":"es","time_zone":"Europe/Madrid"}"""
        .formatted(MARKETPLACE);
  }

  static String vendor(String more) {
    return """
    {"id":"%s","object":"vendor","version":2,"created_at":"%2$s","updated_at":"%2$s",
     "name":"Acme Digital","account_email":"owner@acme.example","holidays":[],
     "effective_time_zone":"America/New_York","time_zone":"America/New_York",
     "time_zone_source":"vendor","effective_support_email":"owner@acme.example",
     "support_mode":"vendor","recommendations":[],"refund_mode":"grace"%3$s}"""
        .formatted(VENDOR, NOW, more);
  }

  static String ticket(String id, String number, String awaiting, String updated) {
    return """
    {"id":"%s","object":"ticket","version":2,"created_at":"2026-11-22T09:00:00Z",
     "updated_at":"%s","number":"%s","type":"refund","status":"open","awaiting":"%s",
     "subject":"About %3$s","order":"%s","order_external_id":"A-1001","vendor":"%s",
     "customer":{"email":"ana@example.com","name":"Ana"},"channel":"portal",
     "opened_by":{"party":"customer"}}"""
        .formatted(id, updated, number, awaiting, ORDER, VENDOR);
  }

  static String order() {
    return """
    {"id":"%s","object":"order","version":1,"created_at":"%2$s","updated_at":"%2$s",
     "external_id":"A-1001","vendor":"%3$s","currency":"EUR","placed_at":"2026-11-20T09:15:00Z",
     "customer":{"email":"ana@example.com","name":"Ana Pérez","locale":"es"},
     "lines":[{"external_id":"L-1","name":"Piano course","kind":"digital","quantity":1,
       "unit_price":{"amount":4700,"currency":"EUR"}}],"status":"paid",
     "payment":{"method":"card","provider":"stripe","reference":"ch_1",
       "captured_amount":{"amount":4700,"currency":"EUR"}},
     "total":{"amount":4700,"currency":"EUR"},
     "open_ticket":{"method":"POST","href":"/v1/tickets","body":{"order":"%1$s"}}}"""
        .formatted(ORDER, NOW, VENDOR);
  }

  static String eligibility(String action, boolean allowed) {
    String reasons =
        allowed ? "" : "{\"code\":\"not-a-subscription\",\"detail\":\"No.\",\"allowed\":false}";
    return """
    {"object":"eligibility","order":"%s","action":"%s","by":"vendor","at":"%s","allowed":%s,
     "amount":{"amount":4700,"currency":"EUR"},"reasons":[%s]}"""
        .formatted(ORDER, action, NOW, allowed, reasons);
  }

  static String escalation(String status) {
    return """
    {"id":"%s","object":"escalation","version":1,"created_at":"%2$s","updated_at":"%2$s",
     "ticket":"%3$s","ticket_number":"T-100001","vendor":"%4$s","by":{"party":"customer"},
     "reason":"I never agreed to this.","status":"%5$s",
     "after":{"action":"converted","by":{"party":"vendor"},"at":"2026-11-22T12:00:00Z",
       "consent":"claimed","from_type":"refund","to_type":"support"}}"""
        .formatted(REVIEW, NOW, TICKET, VENDOR, status);
  }

  static String quality() {
    return """
    {"object":"quality","vendor":"%s","from":"2026-10-24T14:02:00Z","to":"%s",
     "tickets_opened":{"support":40,"refund":9,"cancellation":1},"requests":12,
     "refunds_processed":6,"cancellations_processed":1,"saved_sales":3,"save_rate":0.3,
     "vendor_changes":4,"escalated":5,"escalated_after_vendor_change":2,"escalations_upheld":1,
     "escalations_dismissed":1,"answered_in_time":38,"answered_late":2}"""
        .formatted(VENDOR, NOW);
  }

  static String list(String... rows) {
    return "{\"object\":\"list\",\"has_more\":false,\"data\":[" + String.join(",", rows) + "]}";
  }

  static String listGoingOn(String cursor, String... rows) {
    return "{\"object\":\"list\",\"has_more\":true,\"next_cursor\":\"%s\",\"data\":[%s]}"
        .formatted(cursor, String.join(",", rows));
  }

  static RequestSpecification signedIn() {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .cookie(Cookies.SESSION, SESSION);
  }

  static Document page(String path) {
    return read(signedIn().get(path));
  }

  static Document read(Response response) {
    return Jsoup.parse(response.asString());
  }
}
