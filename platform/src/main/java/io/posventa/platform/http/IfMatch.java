package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} of the current request. */
@ApplicationScoped
public class IfMatch {
  private static final String HEADER = "If-Match";
  private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})(?:-[0-9a-f]{8})?\"");

  private final RoutingContext request;

  IfMatch(RoutingContext request) {
    this.request = request;
  }

  /**
   * Refuses the request when it names versions and the current one is not among them. Only the
   * number counts: what a live view showed beside it may have changed.
   */
  public void check(long currentVersion) {
    @Nullable String header = request.request().getHeader(HEADER);
    if (header == null || header.strip().equals("*")) {
      return;
    }
    boolean matches =
        List.of(header.split(",", -1)).stream()
            .map(String::strip)
            .map(IfMatch::versionOf)
            .anyMatch(version -> version.isPresent() && version.getAsLong() == currentVersion);
    if (!matches) {
      throw new Refusal(
              CommonProblem.VERSION_MISMATCH, "The resource is at version " + currentVersion + ".")
          .with("ETag", Tags.of(currentVersion));
    }
  }

  /** As {@link #check}, for routes that replace a whole document: the header must be there. */
  public void require(long currentVersion) {
    if (request.request().getHeader(HEADER) == null) {
      throw new Refusal(
          CommonProblem.VERSION_REQUIRED, "Say with If-Match which version you replace.");
    }
    check(currentVersion);
  }

  /** A tag that is not one of ours matches nothing. */
  private static OptionalLong versionOf(String tag) {
    Matcher matcher = TAG.matcher(tag);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
