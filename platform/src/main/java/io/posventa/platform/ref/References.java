package io.posventa.platform.ref;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Copies of what other services own. Their events keep them up to date; what has not arrived yet is
 * read from its owner, so an empty copy is never a wrong answer.
 */
@ApplicationScoped
public class References {
  private static final String FIND =
      "select version, data::text from reference where marketplace_id = ? and kind = ? and id = ?";
  private static final String STORE =
      """
      insert into reference (marketplace_id, kind, id, version, data)
      values (?, ?, ?, ?, ?::jsonb)
      on conflict (marketplace_id, kind, id) do update
      set version = excluded.version, data = excluded.data
      where reference.version < excluded.version""";

  private static final int KNOWN = 10_000;

  private final TenantRead read;
  private final TransactionSynchronizationRegistry transaction;
  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final ObjectMapper json;
  private final Owners owners;

  /** Copies that were there. */
  private final Set<Key> known = ConcurrentHashMap.newKeySet();

  References(
      TenantRead read,
      TransactionSynchronizationRegistry transaction,
      AgroalDataSource database,
      Tenancy tenancy,
      ObjectMapper json,
      Owners owners) {
    this.read = read;
    this.transaction = transaction;
    this.database = database;
    this.tenancy = tenancy;
    this.json = json;
    this.owners = owners;
  }

  private record Key(String marketplace, String kind, String id) {}

  /** What the current transaction has read already. */
  private static final class Seen {
    final Map<Key, Reference> byKey = new HashMap<>();
  }

  /** The local copy. */
  public Optional<Reference> find(String kind, String id) {
    var together = read.together();
    var found = find(together, kind, id);
    together.read();
    if (found.get().isEmpty()) {
      known.remove(new Key(tenancy.current(), kind, id));
    }
    return found.get();
  }

  /**
   * The local copy as the current transaction has first read or last stored it: for who applies
   * many events, to whom it matters little whether another transaction has stored a newer one
   * meanwhile.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Reference> remembered(String kind, String id) {
    var seen = seen();
    var key = new Key(tenancy.current(), kind, id);
    var found = Optional.ofNullable(seen.byKey.get(key)).or(() -> find(kind, id));
    found.ifPresent(reference -> seen.byKey.put(key, reference));
    return found;
  }

  private Seen seen() {
    if (transaction.getResource(References.class) instanceof Seen seen) {
      return seen;
    }
    var seen = new Seen();
    transaction.putResource(References.class, seen);
    return seen;
  }

  /** The local copy, read together with other rows. */
  public Supplier<Optional<Reference>> find(TenantRead.Together together, String kind, String id) {
    var found =
        together.rows(
            FIND, row -> new Reference(kind, id, row.getLong(1), data(row.getString(2))), kind, id);
    return () -> found.get().stream().findFirst();
  }

  /** Keeps the newer of this and what is there. */
  @Transactional
  public void store(String kind, String id, long version, JsonNode data) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(STORE)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, kind);
      statement.setString(3, id);
      statement.setLong(4, version);
      statement.setString(5, data.toString());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The copy of " + kind + " cannot be written.", e);
    }
    seen().byKey.remove(new Key(tenancy.current(), kind, id));
  }

  /** Makes sure that there is a local copy, of whatever age; as {@link #require}. */
  @Transactional(Transactional.TxType.NEVER)
  public void ensure(String kind, String id) {
    var key = new Key(tenancy.current(), kind, id);
    if (known.contains(key)) {
      return;
    }
    require(kind, id);
    if (known.size() >= KNOWN) {
      known.clear();
    }
    known.add(key);
  }

  /**
   * The local copy, or else the owner's answer, which is kept. Never call it in a transaction.
   *
   * @throws Refusal NOT_FOUND when the owner knows none, or has it for another tenant
   * @throws io.posventa.platform.log.TemporaryFailure when the owner cannot be asked
   */
  @Transactional(Transactional.TxType.NEVER)
  public Reference require(String kind, String id) {
    return find(kind, id).orElseGet(() -> fetch(kind, id));
  }

  private Reference fetch(String kind, String id) {
    var found =
        owners
            .read(kind, id)
            .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such " + kind + "."));
    store(kind, found.id(), found.version(), found.data());
    return found;
  }

  private JsonNode data(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database keeps JSON that is none.", e);
    }
  }
}
