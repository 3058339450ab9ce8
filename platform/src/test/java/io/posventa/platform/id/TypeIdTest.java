package io.posventa.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeIdTest {

  @Test
  void spellsAUuidAsTheSpecificationDoes() {
    var uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    assertThat(TypeId.of("prefix", uuid)).isEqualTo("prefix_01h455vb4pex5vsknk084sn02q");
  }

  @Test
  void refusesWhatCannotBeAnIdOfThisKind() {
    assertThat(
            Stream.of(
                "ticket_01h455vb4pex5vsknk084sn02",
                "ticket_81h455vb4pex5vsknk084sn02q",
                "ticket_01h455vb4pex5vsknk084sn02L",
                "order_01h455vb4pex5vsknk084sn02q",
                "ticket"))
        .noneMatch(text -> TypeId.isValid("ticket", text));
  }

  @Test
  void newIdsAscendEvenWithinAMillisecond() {
    var ids = new Ids();

    var made = Stream.generate(() -> ids.next("ticket")).limit(10_000).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> TypeId.isValid("ticket", id));
  }
}
