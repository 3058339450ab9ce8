package io.posventa.e2e.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sees the requests of an HTTP/1.1 connection; each is a step, named by its method and path. */
public final class HttpTap implements Tap {
  private static final Pattern REQUEST = Pattern.compile("^(GET|POST|DELETE) ([^ ?]+)[^ ]* HTTP");
  private static final Pattern ID = Pattern.compile("/[a-z]+_[A-Za-z0-9_]+");

  private final Witness witness;
  private volatile @Nullable String open;

  public HttpTap(Witness witness) {
    this.witness = witness;
  }

  @Override
  public void toServer(byte[] bytes, int length, OutputStream server) throws IOException {
    var request = REQUEST.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (request.find()) {
      String name = request.group(1) + " " + ID.matcher(request.group(2)).replaceAll("/…");
      open = name;
      witness.before(name);
    }
    server.write(bytes, 0, length);
  }

  @Override
  public void toClient(byte[] bytes, int length, OutputStream client) throws IOException {
    String name = open;
    if (name != null) {
      open = null;
      witness.after(name);
    }
    client.write(bytes, 0, length);
  }
}
