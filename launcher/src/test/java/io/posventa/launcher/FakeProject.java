package io.posventa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder whose services are {@link FakeService}s. */
final class FakeProject {
  private FakeProject() {}

  static Path in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("launcher/src"));
    for (var service : Service.values()) {
      Path app = folder.resolve(service.title()).resolve("target/quarkus-app");
      Files.createDirectories(app);
      jar(app.resolve("quarkus-run.jar"));
    }
    return folder;
  }

  private static void jar(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String program = FakeService.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        var code = FakeService.class.getClassLoader().getResourceAsStream(program)) {
      jar.putNextEntry(new JarEntry(program));
      code.transferTo(jar);
      jar.closeEntry();
    }
  }
}
