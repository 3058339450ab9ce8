package io.posventa.gateway.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.merge.MergePatch;
import io.posventa.gateway.vendor.Vendors;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Members of the current marketplace. Nobody can give what he has not. */
@ApplicationScoped
public class Members {
  private static final String WRITE = "members:write";

  private final MemberRepository members;
  private final Vendors vendors;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final IfMatch ifMatch;
  private final MergePatch patches;
  private final Event<MemberChanged> changes;
  private final Ids ids;

  Members(
      MemberRepository members,
      Vendors vendors,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      IfMatch ifMatch,
      MergePatch patches,
      Event<MemberChanged> changes,
      Ids ids) {
    this.members = members;
    this.vendors = vendors;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.ifMatch = ifMatch;
    this.patches = patches;
    this.changes = changes;
    this.ids = ids;
  }

  @Transactional
  MemberView add(NewMember command) {
    checkVendor(command.role(), command.vendor());
    refuseExcess(command.role());
    if (members.hasEmail(tenancy.current(), command.email())) {
      throw Refusal.field(
          MemberProblem.EMAIL_TAKEN, "/email", "taken", "A member has this address already.");
    }
    var member =
        new Member(new TenantKey(tenancy.current(), ids.next("member")), command, clock.now());
    members.persistAndFlush(member);
    return MemberView.of(member);
  }

  @Transactional
  MemberView read(String id) {
    return MemberView.of(require(id));
  }

  @Transactional
  List<MemberView> after(Optional<String> vendorId, String id, int limit) {
    return members
        .after(tenancy.current(), caller.vendorId().or(() -> vendorId), id, limit)
        .stream()
        .map(MemberView::of)
        .toList();
  }

  /** Whoever signs in; the current marketplace is the member's. */
  @Transactional
  public MemberView ofSession(String id) {
    return MemberView.of(
        members
            .findByIdOptional(new TenantKey(tenancy.current(), id))
            .orElseThrow(
                () -> new Refusal(CommonProblem.UNAUTHENTICATED, "This member has left.")));
  }

  /** Those of the ids that are members of the current marketplace. */
  @Transactional
  public Set<String> known(Collection<String> some) {
    return members.list("key.marketplaceId = ?1 and key.id in ?2", tenancy.current(), some).stream()
        .map(member -> member.key.id())
        .collect(Collectors.toSet());
  }

  @Transactional
  MemberView change(String id, JsonNode patch) {
    var member = id.equals(caller.actorId()) ? require(id) : requireOther(id);
    ifMatch.check(member.version);
    var before = member.profile();
    var after = patches.apply(before, patch, Profile.class);
    if (!after.equals(before)) {
      member.change(after, clock.now());
      members.flush();
      changes.fire(new MemberChanged(id));
    }
    return MemberView.of(member);
  }

  private Member requireOther(String id) {
    if (!caller.scopes().contains(WRITE)) {
      throw new Refusal(
          CommonProblem.FORBIDDEN, "To change others this needs the scope " + WRITE + ".");
    }
    return require(id);
  }

  @Transactional
  void remove(String id) {
    var member = require(id);
    ifMatch.check(member.version);
    changes.fire(new MemberChanged(id));
    members.delete(member);
  }

  private Member require(String id) {
    return members
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .filter(m -> caller.vendorId().map(own -> own.equals(m.vendorId)).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such member."));
  }

  /** A member signs in, and then has all that the role has. */
  private void refuseExcess(Member.Role role) {
    if (!role.isOfVendor()) {
      caller.requireRole(Role.OPERATOR);
    }
    if (!caller.scopes().containsAll(Scopes.ofMember(role.caller()))) {
      throw new Refusal(
          CommonProblem.FORBIDDEN, "This role may do more than the credential that gives it.");
    }
  }

  private void checkVendor(Member.Role role, @Nullable String vendor) {
    if (!role.isOfVendor() && caller.vendorId().isPresent()) {
      throw new Refusal(
          CommonProblem.FORBIDDEN, "A vendor's credential adds members of that vendor only.");
    }
    if (role.isOfVendor() != (vendor != null)) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/vendor",
          vendor == null ? "required" : "not_allowed",
          vendor == null ? "A vendor's member names it." : "Only a vendor's member names one.");
    }
    if (vendor != null) {
      vendors.require("/vendor", vendor);
    }
  }
}
