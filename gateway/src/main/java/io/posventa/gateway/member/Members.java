package io.posventa.gateway.member;

import io.posventa.gateway.member.MemberResource.MemberView;
import io.posventa.gateway.member.MemberResource.NewMember;
import io.posventa.gateway.vendor.Vendors;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Members {
  private final MemberRepository members;
  private final Vendors vendors;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final IfMatch ifMatch;
  private final Ids ids;

  Members(
      MemberRepository members,
      Vendors vendors,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      IfMatch ifMatch,
      Ids ids) {
    this.members = members;
    this.vendors = vendors;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.ifMatch = ifMatch;
    this.ids = ids;
  }

  @Transactional
  MemberView add(NewMember command) {
    checkVendor(command.role(), command.vendor());
    if (members.hasEmail(tenancy.current(), command.email())) {
      throw Refusal.field(
          MemberProblem.EMAIL_TAKEN, "/email", "taken", "A member has this address already.");
    }
    var member =
        new Member(
            new TenantKey(tenancy.current(), ids.next("member")),
            command.email(),
            command.name(),
            command.role(),
            command.vendor(),
            clock.now());
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

  @Transactional
  void remove(String id) {
    var member = require(id);
    ifMatch.check(member.version);
    members.delete(member);
  }

  private Member require(String id) {
    return members
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .filter(m -> caller.vendorId().map(own -> own.equals(m.vendorId)).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such member."));
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
