package io.posventa.gateway.policy;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a marketplace's rules; what was once active never changes. */
@Entity
class Policy {
  enum Status {
    DRAFT,
    ACTIVE,
    RETIRED
  }

  @EmbeddedId TenantKey key;
  int number;
  String name;

  @Enumerated(EnumType.STRING)
  Status status;

  @Nullable Instant effectiveFrom;

  @JdbcTypeCode(SqlTypes.JSON)
  String document;

  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected Policy() {} // for Hibernate

  Policy(
      TenantKey key,
      int number,
      String name,
      String document,
      @Nullable Instant effectiveFrom,
      Instant now) {
    this.key = key;
    this.number = number;
    this.name = name;
    this.status = Status.DRAFT;
    this.effectiveFrom = effectiveFrom;
    this.document = document;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void activate(Instant now) {
    switch (status) {
      case DRAFT -> {
        if (effectiveFrom != null && effectiveFrom.isAfter(now)) {
          throw new Refusal(
              CommonProblem.INVALID_TRANSITION, "It takes effect at " + effectiveFrom + ".");
        }
        status = Status.ACTIVE;
        effectiveFrom = now;
        updatedAt = now;
      }
      case ACTIVE, RETIRED ->
          throw new Refusal(
              PolicyProblem.POLICY_NOT_DRAFT,
              "Version " + number + " has been active since " + effectiveFrom + ".");
    }
  }

  void retire(Instant now) {
    status = Status.RETIRED;
    updatedAt = now;
  }
}
