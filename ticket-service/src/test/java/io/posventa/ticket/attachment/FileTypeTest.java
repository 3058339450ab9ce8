package io.posventa.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement("GEN-26")
class FileTypeTest {
  @TempDir Path folder;

  @Test
  void theBytesDecideAndTheNameTellsApartWhatLooksAlike() throws IOException {
    byte[] zip = zip("word/document.xml");

    assertThat(typeOf("letter.docx", zip))
        .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(typeOf("letter.zip", zip)).isEqualTo("application/zip");
    assertThat(typeOf("letter.pdf", zip)).isEqualTo("application/zip");
    assertThat(typeOf("a.png", text("%PDF-1.7\n%"))).isEqualTo("application/pdf");
    assertThat(typeOf("rows.csv", text("a,b\n1,2\n"))).isEqualTo("text/csv");
    assertThat(typeOf("setup.exe", text("just words"))).isEqualTo("text/plain");
  }

  @Test
  void programsAreKnownByTheirBytes() throws IOException {
    for (byte[] program :
        new byte[][] {
          "MZ\u0090\0\u0003\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
          "\u007fELF\u0002\u0001\u0001\0".getBytes(StandardCharsets.ISO_8859_1),
          text("#!/bin/sh\nrm -rf /\n"),
          text("<html><body onload=alert(1)></body></html>"),
          text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>")
        }) {
      String type = typeOf("photo.png", program);
      assertThat(FileType.isProgram(type)).as(type).isTrue();
    }
  }

  private String typeOf(String name, byte[] bytes) throws IOException {
    return FileType.of(Files.write(folder.resolve("upload"), bytes), name);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(text("<w/>"));
    }
    return bytes.toByteArray();
  }
}
