package io.posventa.gateway.member;

import io.posventa.gateway.vendor.Staff;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MarketplaceStaff implements Staff {
  private final MemberRepository members;
  private final Tenancy tenancy;

  MarketplaceStaff(MemberRepository members, Tenancy tenancy) {
    this.members = members;
    this.tenancy = tenancy;
  }

  @Override
  public boolean has(String memberId) {
    return members
        .findByIdOptional(new TenantKey(tenancy.current(), memberId))
        .filter(member -> member.vendorId == null)
        .isPresent();
  }
}
