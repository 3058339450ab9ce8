package io.posventa.platform.ref;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Lets other services read what this one owns before its event has reached them. */
@Path("/internal/references")
@ApplicationScoped
class ReferencesResource {
  private final List<ReferenceSource> sources;

  ReferencesResource(@All List<ReferenceSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @GET
  @Path("{kind}/{id}")
  public Reference read(@PathParam("kind") String kind, @PathParam("id") String id) {
    return sources.stream()
        .filter(source -> source.kind().equals(kind))
        .findFirst()
        .flatMap(source -> source.read(id))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such " + kind + "."));
  }
}
