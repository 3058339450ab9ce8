package io.posventa.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Requirement("GEN-26")
class FileNameTest {

  @Test
  void aPathAndWhatCannotBeSeenAreLeftOut() {
    assertThat(FileName.clean("C:\\temp\\bill.pdf")).isEqualTo("bill.pdf");
    assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
    assertThat(FileName.clean("a\r\nb\u202Ec\u200Bd.txt")).isEqualTo("abcd.txt");
    assertThat(FileName.clean(" . . ")).isEqualTo("file");
    assertThat(FileName.clean("dir/")).isEqualTo("file");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    String name = FileName.clean("x".repeat(300) + ".pdf");

    assertThat(name).hasSize(200).endsWith("x.pdf");
    assertThat(FileName.clean("\uD83D\uDE00".repeat(150))).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void theTurnedNameOfAProgramIsFoundOut() {
    assertThat(FileName.isProgram(FileName.clean("photo\u202Egnp.exe"))).isTrue();
    assertThat(FileName.isProgram(FileName.clean("photo.exe . ."))).isTrue();
    assertThat(FileName.isProgram(FileName.clean("photo.EXE"))).isTrue();
    assertThat(FileName.isProgram(FileName.clean("exe"))).isFalse();
    assertThat(FileName.isProgram(FileName.clean("photo.exe.png"))).isFalse();
  }

  @Property
  void aCleanNameIsOneShortLineAndStaysAsItIs(@ForAll String given) {
    String name = FileName.clean(given);

    assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(200);
    assertThat(name).doesNotContainPattern("[\\p{Cc}/\\\\]");
    assertThat(FileName.clean(name)).isEqualTo(name);
  }
}
