package io.posventa.portal.page;

import io.posventa.portal.api.Api;
import io.posventa.portal.api.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Files that go ahead of the message that they belong to. Those that arrived are kept when the form
 * has to be shown again.
 */
public record Uploads(List<Form.Kept> kept, Optional<ApiProblem> problem) {
  private static final int MOST = 10;

  public static Uploads of(
      Api api, String key, @Nullable List<String> packed, @Nullable List<FileUpload> files) {
    var kept = new ArrayList<Form.Kept>();
    if (packed != null) {
      packed.stream().flatMap(text -> Form.Kept.unpack(text).stream()).forEach(kept::add);
    }
    var chosen = chosen(files);
    if (kept.size() + chosen.size() > MOST) {
      return new Uploads(kept, Optional.of(tooMany()));
    }
    for (var file : chosen) {
      try {
        var stored = api.upload(key + "-" + kept.size(), file.fileName(), file.uploadedFile());
        kept.add(new Form.Kept(stored.getId(), stored.getName()));
      } catch (ApiProblem problem) {
        return new Uploads(kept, Optional.of(problem));
      }
    }
    return new Uploads(kept, Optional.empty());
  }

  public List<String> ids() {
    return kept.stream().map(Form.Kept::id).toList();
  }

  /** A browser sends an empty part when nothing was chosen. */
  private static List<FileUpload> chosen(@Nullable List<FileUpload> files) {
    return files == null
        ? List.of()
        : files.stream().filter(file -> !file.fileName().isEmpty()).toList();
  }

  private static ApiProblem tooMany() {
    return new ApiProblem(400, "too-many-files", "", List.of(), null);
  }
}
