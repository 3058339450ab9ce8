package io.posventa.portal.stub;

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
}
