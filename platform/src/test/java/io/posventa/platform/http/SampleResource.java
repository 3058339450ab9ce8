package io.posventa.platform.http;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Actor;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.money.Money;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes as a service has them, for the promises that platform keeps for all. */
@Path("/v1/samples")
class SampleResource {
  enum Colour {
    DARK_RED,
    GREEN
  }

  record Line(@NotBlank String itemName, long quantity) {}

  record CreateSample(
      @NotBlank @Size(max = 10) String displayName,
      Optional<Colour> colour,
      Optional<Instant> dueAt,
      Optional<Money> price,
      @Valid Optional<List<@Valid Line>> orderLines,
      Optional<Boolean> flag) {}

  record SampleView(
      String id, long version, String displayName, Optional<String> secret, Optional<Colour> colour)
      implements Versioned {}

  record LiveView(String id, long version, int unread) implements Live {}

  static final AtomicLong WORK = new AtomicLong();
  static final AtomicLong UNREAD = new AtomicLong();
  static volatile @Nullable CountDownLatch entered;
  static volatile @Nullable CountDownLatch goOn;

  private final Writes writes;
  private final IfMatch ifMatch;
  private final Paging paging;
  private final Caller caller;
  private final Tenancy tenancy;
  private final Ids ids;
  private final AgroalDataSource database;

  SampleResource(
      Writes writes,
      IfMatch ifMatch,
      Paging paging,
      Caller caller,
      Tenancy tenancy,
      Ids ids,
      AgroalDataSource database) {
    this.writes = writes;
    this.ifMatch = ifMatch;
    this.paging = paging;
    this.caller = caller;
    this.tenancy = tenancy;
    this.ids = ids;
    this.database = database;
  }

  @POST
  public RestResponse<SampleView> create(@NotNull @Valid CreateSample command) {
    return writes.once(
        () -> {
          WORK.incrementAndGet();
          String id = insert();
          var view =
              new SampleView(id, 1, command.displayName(), Optional.of("s3cret"), command.colour());
          return Writes.created(URI.create("/v1/samples/" + id), view);
        },
        view ->
            new SampleView(
                view.id(), view.version(), view.displayName(), Optional.empty(), view.colour()));
  }

  @PUT
  @Path("{id}")
  public RestResponse<SampleView> replace(
      @PathParam("id") String id, @NotNull @Valid CreateSample command) {
    ifMatch.require(7);
    return writes.once(
        () ->
            Writes.ok(
                new SampleView(id, 8, command.displayName(), Optional.empty(), Optional.empty())));
  }

  @PATCH
  @Path("{id}")
  @Consumes("application/merge-patch+json")
  public SampleView patch(@PathParam("id") String id, @NotNull @Valid CreateSample command) {
    return new SampleView(id, 8, command.displayName(), Optional.empty(), Optional.empty());
  }

  @POST
  @Path("{id}/close")
  public RestResponse<SampleView> close(@PathParam("id") String id) {
    return writes.once(
        () -> {
          WORK.incrementAndGet();
          insert();
          throw new Refusal(CommonProblem.INVALID_TRANSITION, "It is closed.");
        });
  }

  @POST
  @Path("{id}/pay")
  public RestResponse<SampleView> pay(@PathParam("id") String id) {
    writes.requireKey();
    return writes.once(Writes::noContent);
  }

  @POST
  @Path("{id}/wait")
  public RestResponse<SampleView> waitFor(@PathParam("id") String id) {
    return writes.once(
        () -> {
          await();
          return Writes.noContent();
        });
  }

  /** Another transaction gets in the way of the first attempts. */
  @POST
  @Path("{id}/clash")
  public RestResponse<SampleView> clash(@PathParam("id") String id) {
    return writes.once(
        () -> {
          insert();
          if (WORK.incrementAndGet() < 3) {
            deadlock();
          }
          return Writes.noContent();
        });
  }

  @GET
  @Path("{id}")
  public SampleView get(@PathParam("id") String id) {
    return new SampleView(id, 7, "Seven", Optional.empty(), Optional.of(Colour.DARK_RED));
  }

  @GET
  @Path("{id}/live")
  public LiveView live(@PathParam("id") String id) {
    return new LiveView(id, 7, (int) UNREAD.get());
  }

  @GET
  public Page<Integer> list(
      @QueryParam("limit") @Nullable Integer limit,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable Colour colour,
      @QueryParam("created_after") @Nullable Instant createdAfter) {
    var slice = paging.slice(limit, cursor, "samples " + colour);
    int from = slice.after().map(key -> Integer.parseInt(key.getFirst()) + 1).orElse(0);
    var rows = IntStream.range(from, Math.min(60, from + slice.fetch())).boxed().toList();
    return paging.page(slice, rows, n -> List.of(n.toString()));
  }

  @GET
  @Path("{id}/fail")
  public SampleView fail(
      @PathParam("id") String id, @RestQuery @Size(max = 6) @Nullable String how) {
    switch (String.valueOf(how)) {
      case "later" -> throw new TemporaryFailure("rma-service is down");
      case "fields" ->
          throw Refusal.field(CommonProblem.NOT_FOUND, "/vendor", "unknown", "No such vendor.");
      case "slow" -> {
        try (var connection = database.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("set statement_timeout = 10");
          try {
            statement.execute("select pg_sleep(1)");
          } finally {
            statement.execute("reset statement_timeout");
          }
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
        throw new IllegalStateException("not slow");
      }
      default -> throw new IllegalStateException("select * from secrets");
    }
  }

  @GET
  @Path("me")
  public Actor me() {
    return caller.actor();
  }

  private void deadlock() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("do $$ begin raise exception using errcode = '40P01'; end $$");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await() {
    try {
      var in = entered;
      var on = goOn;
      if (in != null && on != null) {
        in.countDown();
        on.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String insert() {
    String id = ids.next("sample");
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("insert into sample (marketplace_id, id) values (?, ?)")) {
      statement.setString(1, tenancy.current());
      statement.setString(2, id);
      statement.executeUpdate();
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
