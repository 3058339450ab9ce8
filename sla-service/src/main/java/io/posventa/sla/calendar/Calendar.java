package io.posventa.sla.calendar;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A calendar of the policy, for one vendor or for the whole marketplace. */
@Entity
class Calendar {
  @EmbeddedId TenantKey key;
  String name;
  @Nullable String vendorId;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  @Convert(converter = ContentColumn.class)
  CalendarContent content;

  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected Calendar() {} // for Hibernate

  Calendar(
      TenantKey key, String name, Optional<String> vendorId, CalendarContent content, Instant now) {
    this.key = key;
    this.name = name;
    this.vendorId = vendorId.orElse(null);
    this.content = content;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Takes what the profile and the policy now say; the same again is no new version. */
  void become(CalendarContent newContent, Instant now) {
    if (!content.equals(newContent)) {
      content = newContent;
      updatedAt = now;
    }
  }
}
