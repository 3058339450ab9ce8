package io.posventa.gateway.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.gateway.marketplace.ZoneChanged;
import io.posventa.gateway.merge.MergePatch;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each method is one transaction: a change and the event that announces it commit together. */
@ApplicationScoped
public class Vendors {
  private final VendorRepository vendors;
  private final RefundModeDecisions decisions;
  private final Marketplaces marketplaces;
  private final Staff staff;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Outbox outbox;
  private final IfMatch ifMatch;
  private final MergePatch patches;
  private final Ids ids;
  private final ObjectMapper json;

  Vendors(
      VendorRepository vendors,
      RefundModeDecisions decisions,
      Marketplaces marketplaces,
      Staff staff,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      Outbox outbox,
      IfMatch ifMatch,
      MergePatch patches,
      Ids ids,
      ObjectMapper json) {
    this.vendors = vendors;
    this.decisions = decisions;
    this.marketplaces = marketplaces;
    this.staff = staff;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.outbox = outbox;
    this.ifMatch = ifMatch;
    this.patches = patches;
    this.ids = ids;
    this.json = json;
  }

  @Transactional
  VendorView create(VendorProfile profile) {
    if (caller.vendorId().isPresent()) {
      throw new Refusal(CommonProblem.FORBIDDEN, "A vendor's credential creates no vendors.");
    }
    if (profile.refundMode() != VendorProfile.RefundMode.GRACE) {
      caller.requireRole(Role.OPERATOR);
    }
    requireManager(profile.accountManager());
    refuseTaken(profile.externalId());
    var key = new TenantKey(tenancy.current(), ids.next("vendor"));
    var vendor = new Vendor(key, profile.externalId(), write(profile), clock.now());
    vendors.persistAndFlush(vendor);
    return announce("vendor.created", vendor, profile, zone());
  }

  @Transactional
  VendorView change(String reference, VendorPatch patch) {
    var vendor = vendors.lock(visible(reference).key);
    ifMatch.check(vendor.version);
    if (caller.vendorId().isPresent()) {
      patch.checkOwn();
    }
    var before = read(vendor);
    var grounds = patch.grounds();
    var after = patches.apply(before, patch.profile(), VendorProfile.class);
    refuseNewExternalId(before, after);
    if (!Objects.equals(after.accountManager(), before.accountManager())) {
      requireManager(after.accountManager());
    }
    if (after.refundMode() != before.refundMode()) {
      decide(vendor, after.refundMode(), grounds);
    } else if (after.equals(before)) {
      return view(vendor);
    }
    vendor.change(write(after), clock.now());
    vendors.flush();
    return announce("vendor.updated", vendor, after, zone());
  }

  /** Who changed the refund mode, newest first. */
  @Transactional
  List<RefundModeDecisionView> decisions(String reference, Optional<String> before, int limit) {
    return decisions.before(visible(reference).key.id(), before, limit).stream()
        .map(RefundModeDecisionView::of)
        .toList();
  }

  @Transactional
  VendorView read(String reference) {
    return view(visible(reference));
  }

  @Transactional
  List<VendorView> after(String id, int limit) {
    String zone = zone();
    return caller
        .vendorId()
        .map(own -> vendors.referredTo(tenancy.current(), own).stream().toList())
        .map(own -> own.stream().filter(v -> v.key.id().compareTo(id) > 0).toList())
        .orElseGet(() -> vendors.after(tenancy.current(), id, limit))
        .stream()
        .map(vendor -> VendorView.of(vendor, read(vendor), zone))
        .toList();
  }

  @Transactional
  List<VendorView> ofExternalId(String externalId) {
    return vendors.ofExternalId(tenancy.current(), externalId).stream()
        .filter(this::isVisible)
        .map(this::view)
        .toList();
  }

  /**
   * Makes sure that a body names a vendor of the current marketplace that the caller may see.
   *
   * @throws Refusal 404 with the pointer
   */
  @Transactional
  public void require(String pointer, String id) {
    if (vendors.referredTo(tenancy.current(), id).filter(this::isVisible).isEmpty()) {
      throw Refusal.field(
          CommonProblem.NOT_FOUND, pointer, "not_found", "There is no such vendor.");
    }
  }

  /** For other services: any vendor of the current marketplace, by id or {@code ext:} name. */
  @Transactional
  Optional<VendorView> find(String reference) {
    return vendors.referredTo(tenancy.current(), reference).map(this::view);
  }

  /** The marketplace's zone is the zone of every vendor without one: all of them have changed. */
  void onZoneChanged(@Observes ZoneChanged change) {
    for (Vendor vendor : vendors.all(change.marketplaceId())) {
      var profile = read(vendor);
      if (profile.timeZone() == null) {
        vendor.change(vendor.profile, clock.now());
        vendors.getEntityManager().lock(vendor, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        vendors.flush();
        announce("vendor.updated", vendor, profile, change.timeZone());
      }
    }
  }

  private Vendor visible(String reference) {
    return vendors
        .referredTo(tenancy.current(), reference)
        .filter(this::isVisible)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such vendor."));
  }

  private boolean isVisible(Vendor vendor) {
    return caller.vendorId().map(own -> own.equals(vendor.key.id())).orElse(true);
  }

  private void decide(
      Vendor vendor,
      VendorProfile.RefundMode refundMode,
      Optional<RefundModeDecision.Grounds> grounds) {
    caller.requireRole(Role.OPERATOR);
    var told =
        grounds.orElseThrow(
            () ->
                Refusal.field(
                    VendorProblem.REASON_REQUIRED,
                    "/reason",
                    "required",
                    "Say why the vendor's refund mode changes."));
    vendor.refundModeReason = told.reason();
    decisions.note(vendor.key.id(), refundMode, told, clock.now());
  }

  private static void refuseNewExternalId(VendorProfile before, VendorProfile after) {
    @Nullable String old = before.externalId();
    if (old == null ? after.externalId() != null : !old.equals(after.externalId())) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/external_id", "read_only", "It cannot be changed.");
    }
  }

  private void requireManager(@Nullable String member) {
    if (member != null && !staff.has(member)) {
      throw Refusal.field(
          CommonProblem.NOT_FOUND, "/account_manager", "not_found", "There is no such member.");
    }
  }

  private void refuseTaken(@Nullable String externalId) {
    if (externalId != null && vendors.ofExternalId(tenancy.current(), externalId).isPresent()) {
      throw Refusal.field(
          VendorProblem.EXTERNAL_ID_TAKEN,
          "/external_id",
          "taken",
          "Another vendor has this external id.");
    }
  }

  private VendorView announce(String type, Vendor vendor, VendorProfile profile, String zone) {
    var view = VendorView.of(vendor, profile, zone);
    outbox.append(
        new Change(
            type, view.id(), view.version(), view.updatedAt(), view.id(), Map.of("vendor", view)));
    return view;
  }

  private VendorView view(Vendor vendor) {
    return VendorView.of(vendor, read(vendor), zone());
  }

  private String zone() {
    return marketplaces.current().timeZone();
  }

  private VendorProfile read(Vendor vendor) {
    try {
      return json.readValue(vendor.profile, VendorProfile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The vendor " + vendor.key.id() + " is not readable.", e);
    }
  }

  private String write(VendorProfile profile) {
    try {
      return json.writeValueAsString(profile);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A vendor's profile cannot be written.", e);
    }
  }
}
