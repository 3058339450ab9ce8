package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

  @Test
  void aDiskThatFillsAndEmptiesIsSaidOnceEach() {
    var said = new ArrayList<String>();
    var free = new AtomicLong(1L << 30);
    var watch = new DiskWatch(Path.of("/data"), free::get, said::add);

    watch.look();
    assertThat(said).isEmpty();

    free.set(12L << 20);
    watch.look();
    watch.look();
    assertThat(said)
        .singleElement()
        .asString()
        .contains("The disk is almost full: 12 MiB are left for /data");

    free.set(1L << 30);
    watch.look();
    watch.look();
    assertThat(said).hasSize(2).last().asString().contains("room on the disk again");
  }
}
