package org.worldmill.bench.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

  @Test
  void takesTheMostThatCollectionsOfTheWholeHeapLeft() {
    assertThat(
            GcLog.of(
                List.of(
                    "[0.9s][info][gc] GC(0) Pause Young (Allocation Failure) 128M->90M(491M) 9.1ms",
                    "[1.2s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 21M->18M(491M) 40ms",
                    "[7.5s][info][gc] GC(9) Pause Full (Ergonomics) 400M->120M(455M) 250.1ms")))
        .isEqualTo(new GcLog(2, 120));
    assertThat(GcLog.of(List.of("[0.01s][info][gc] Using Parallel"))).isEqualTo(new GcLog(0, 0));
  }
}
