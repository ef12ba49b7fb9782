package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleClockTest {

  @Test
  void losesNothingInADayOfBlocks() {
    SampleClock clock = new SampleClock();
    clock.start(5, 48_000);
    for (int block = 0; block < 86_400 * 48; block++) {
      clock.advance(1000);
    }
    assertThat(clock.nanos()).isEqualTo(86_400_000_000_000L + 5);
  }

  @Property(tries = 50)
  void doesNotDependOnHowSoundIsCut(
      @ForAll @IntRange(min = 1, max = 5000) int size,
      @ForAll @IntRange(min = 8000, max = 192_000) int rate) {
    SampleClock whole = new SampleClock();
    whole.start(-7, rate);
    whole.advance(500 * size);
    SampleClock cut = new SampleClock();
    cut.start(-7, rate);
    for (int block = 0; block < 500; block++) {
      cut.advance(size);
    }
    assertThat(cut.nanos()).isEqualTo(whole.nanos());
    assertThat(cut.hasRate(rate)).isTrue();
  }

  @Test
  void refusesARateOfNothing() {
    assertThatThrownBy(() -> new SampleClock().start(0, 0)).hasMessage("0 samples a second");
  }
}
