package io.posventa.ticket.attachment;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that were uploaded, and where each is used: in one place of one ticket, for good. */
@ApplicationScoped
public class Attachments {
  private static final String ADD =
      """
      insert into attachment (marketplace_id, id, file_id, created_at, uploaded_at, uploader_id, name,
                              type, size, sha256)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String FIND =
      """
      select id, file_id, created_at, uploader_id, name, type, size, sha256, ticket_id
      from attachment where marketplace_id = ? and id = ?""";
  private static final String USE =
      """
      update attachment set ticket_id = ?, used_in = ?
      where marketplace_id = ? and id = ? and uploader_id = ? and ticket_id is null
      returning id, name, type, size, sha256""";

  private static final String UNUSED =
      """
      select coalesce(sum(size), 0) from attachment
      where marketplace_id = ? and uploader_id = ? and ticket_id is null""";

  private final AgroalDataSource database;
  private final AttachmentConfig config;
  private final FileRows files;
  private final Readers readers;
  private final Caller caller;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;
  private final Ids ids;

  Attachments(
      AgroalDataSource database,
      AttachmentConfig config,
      FileRows files,
      Readers readers,
      Caller caller,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine,
      Ids ids) {
    this.database = database;
    this.config = config;
    this.files = files;
    this.readers = readers;
    this.caller = caller;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
    this.ids = ids;
  }

  /**
   * Attaches files to a ticket. They are the caller's own uploads and used nowhere yet; another's
   * are as unknown as none.
   *
   * @param usedIn the message or the escalation that they come with
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Attached> use(List<String> attachmentIds, String ticketId, String usedIn) {
    var used = new ArrayList<Attached>();
    for (int place = 0; place < attachmentIds.size(); place++) {
      String id = attachmentIds.get(place);
      String pointer = "/attachments/" + place;
      used.add(use(id, ticketId, usedIn).orElseThrow(() -> hindrance(id, pointer)));
    }
    return used;
  }

  /** Refuses a caller who uploads and uploads and uses nothing; fellow services clean up. */
  @Transactional
  void checkUnused(long more) {
    long most = config.mostUnused().asLongValue();
    if (caller.role() != Role.SYSTEM && unused() + more > most) {
      throw new Refusal(
          CommonProblem.QUOTA_EXCEEDED, "At most " + most + " bytes can wait to be attached.");
    }
  }

  private long unused() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(UNUSED)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, caller.actorId());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Unused attachments cannot be counted.", e);
    }
  }

  /** Adds an upload whose bytes are kept under the row of this file. */
  @Transactional
  AttachmentRow add(Upload upload, String fileId) {
    Instant uploaded = machine.instant();
    var row =
        new AttachmentRow(
            ids.next("att"),
            files.settle(fileId, upload.sha256(), uploaded),
            clock.now(),
            caller.actorId(),
            upload.name(),
            upload.type(),
            upload.size(),
            upload.sha256(),
            Optional.empty());
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(ADD)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, row.id());
      statement.setString(3, row.fileId());
      statement.setObject(4, OffsetDateTime.ofInstant(row.createdAt(), ZoneOffset.UTC));
      statement.setObject(5, OffsetDateTime.ofInstant(uploaded, ZoneOffset.UTC));
      statement.setString(6, row.uploaderId());
      statement.setString(7, row.name());
      statement.setString(8, row.type());
      statement.setLong(9, row.size());
      statement.setString(10, row.sha256());
      statement.executeUpdate();
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException("An attachment cannot be written.", e);
    }
  }

  /** The attachment, for those who may see its ticket, and before that for its uploader. */
  @Transactional
  AttachmentRow require(String id) {
    return find(id)
        .filter(
            row ->
                row.ticketId()
                    .map(readers::maySee)
                    .orElse(row.uploaderId().equals(caller.actorId())))
        .orElseThrow(Attachments::unknown);
  }

  /** The attachment, for whoever has a signed address of it. */
  @Transactional
  Optional<AttachmentRow> find(String id) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, id);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(row(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("An attachment cannot be read.", e);
    }
  }

  static Refusal unknown() {
    return new Refusal(CommonProblem.NOT_FOUND, "There is no such attachment.");
  }

  private Optional<Attached> use(String id, String ticketId, String usedIn) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(USE)) {
      statement.setString(1, ticketId);
      statement.setString(2, usedIn);
      statement.setString(3, tenancy.current());
      statement.setString(4, id);
      statement.setString(5, caller.actorId());
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Attached(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("An attachment cannot be used.", e);
    }
  }

  private Refusal hindrance(String id, String pointer) {
    boolean own = find(id).filter(row -> row.uploaderId().equals(caller.actorId())).isPresent();
    return own
        ? Refusal.field(
            AttachmentProblem.ATTACHMENT_USED, pointer, "used", "Upload the file once more.")
        : Refusal.field(
            CommonProblem.NOT_FOUND, pointer, "not_found", "There is no such attachment.");
  }

  private static AttachmentRow row(ResultSet row) throws SQLException {
    return new AttachmentRow(
        row.getString(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        Optional.ofNullable(row.getString(9)));
  }
}
