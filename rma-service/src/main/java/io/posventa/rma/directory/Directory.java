package io.posventa.rma.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marketplaces, vendors and policies by reference. Methods that may ask the gateway stand outside
 * transactions; {@code known…} methods read the local copy and stand inside.
 */
@ApplicationScoped
public class Directory {
  private static final String MARKETPLACE = "marketplace";
  private static final String POLICY = "policy";
  private static final String VENDOR = "vendor";

  private final References references;
  private final Tenancy tenancy;

  Directory(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  /** A vendor, as far as rules on money and the papers about it care. */
  public record Vendor(
      String id,
      @Nullable String name,
      @Nullable String effectiveSupportEmail,
      @Nullable String effectiveTimeZone,
      @Nullable String timeZone) {

    /** As a customer knows it. */
    public String displayName() {
      return name == null ? id : name;
    }

    /** The zone whose days count. */
    public ZoneId zone() {
      var named = effectiveTimeZone == null ? timeZone : effectiveTimeZone;
      return ZoneId.of(named == null ? "UTC" : named);
    }
  }

  /** A marketplace, as far as papers name it. */
  public record Marketplace(
      @Nullable String name, @Nullable String locale, @Nullable String policy) {}

  /** The marketplace of the caller. */
  public Marketplace marketplace() {
    return references.require(MARKETPLACE, tenancy.current()).as(Marketplace.class);
  }

  /**
   * The vendor that a body names, by its id or {@code ext:…}.
   *
   * @throws Refusal 404 at the pointer when there is none
   */
  public Vendor vendorNamed(String reference, String pointer) {
    try {
      return vendor(reference);
    } catch (Refusal refusal) {
      if (refusal.problem() != CommonProblem.NOT_FOUND) {
        throw refusal;
      }
      throw noVendor(pointer);
    }
  }

  public static Refusal noVendor(String pointer) {
    return new Refusal(
        CommonProblem.NOT_FOUND,
        "No such vendor.",
        List.of(FieldError.at(pointer, "not_found", "No such vendor.")));
  }

  public Vendor vendor(String id) {
    return references.require(VENDOR, id).as(Vendor.class);
  }

  /** The document of the policy that new cases of the current marketplace are opened under. */
  public JsonNode currentPolicy() {
    var active = marketplace().policy();
    if (active == null) {
      throw new TemporaryFailure("The marketplace has no active policy.");
    }
    return policy(active);
  }

  public JsonNode policy(String id) {
    return document(references.require(POLICY, id));
  }

  /** The document of a policy that was read before the transaction. */
  public JsonNode knownPolicy(String id) {
    return references
        .find(POLICY, id)
        .map(Directory::document)
        .orElseThrow(() -> new TemporaryFailure("Policy " + id + " is not here yet."));
  }

  private static JsonNode document(Reference policy) {
    return policy.data().path("document");
  }
}
