package io.posventa.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.launcher.Service;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void sizesAreWrittenInThousandsAndMillions() {
    assertThat(Options.of(new String[] {"--size", "10k,1m,12345"}).sizes())
        .containsExactly(10_000L, 1_000_000L, 12_350L);
  }

  @Test
  void withoutAChoiceEverythingIsMeasured() {
    assertThat(Options.of(new String[0]).includes("create")).isTrue();
    assertThat(Options.of(new String[] {"--only", "get,list"}).includes("create")).isFalse();
  }

  @Test
  void whatAsksOneServiceNeedsNoPastOfTheOthers() {
    assertThat(pasts("list,get,search")).containsExactly(Service.TICKET);
    assertThat(pasts("list,due")).containsExactlyInAnyOrder(Service.TICKET, Service.SLA);
    assertThat(pasts("due,rest")).isEqualTo(World.owners());
    assertThat(Options.of(new String[0]).pasts()).isEqualTo(World.owners());
  }

  private static Set<Service> pasts(String only) {
    return Options.of(new String[] {"--only", only}).pasts();
  }

  @Test
  void whatIsNoOptionIsSaid() {
    assertThatThrownBy(() -> Options.of(new String[] {"--sizes", "10k"}))
        .hasMessage("There is no option --sizes.");
    assertThatThrownBy(() -> Options.of(new String[] {"--size", "lots"}))
        .hasMessageContaining("not lots");
  }
}
