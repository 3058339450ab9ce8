package io.posventa.portal.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** Addresses of the style sheet and the scripts; they change with the content. */
@Singleton
public class Assets {
  private final String style = versioned("/assets/posventa.css");
  private final String script = versioned("/assets/posventa.js");
  private final String icon = versioned("/assets/icon.svg");
  private final String htmx = "/webjars/htmx.org/" + htmxVersion() + "/dist/htmx.min.js";

  public String style() {
    return style;
  }

  public String script() {
    return script;
  }

  public String icon() {
    return icon;
  }

  public String htmx() {
    return htmx;
  }

  private static String htmxVersion() {
    try (var properties =
        Assets.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
      var read = new Properties();
      read.load(properties);
      return read.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String versioned(String path) {
    try (var content = Assets.class.getResourceAsStream("/META-INF/resources" + path)) {
      var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return path + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
