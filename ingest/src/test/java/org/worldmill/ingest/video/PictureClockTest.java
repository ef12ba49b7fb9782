package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

class PictureClockTest {

  @Test
  void keepsStatedTimesNegativeOnesToo() {
    PictureClock clock = new PictureClock(40);
    assertThat(clock.next(-80, 40)).isEqualTo(-80);
    assertThat(clock.next(-40, 40)).isEqualTo(-40);
    assertThat(clock.end()).isZero();
  }

  @Test
  void fillsMissingTimesByDuration() {
    PictureClock clock = new PictureClock(40);
    assertThat(clock.next(100, 50)).isEqualTo(100);
    assertThat(clock.next(Ffmpeg.NO_PTS, 0)).isEqualTo(150);
    assertThat(clock.next(Ffmpeg.NO_PTS, 0)).isEqualTo(190);
  }

  @Test
  void movesRepeatedTimesOnByOneTick() {
    PictureClock clock = new PictureClock(40);
    clock.next(100, 40);
    assertThat(clock.next(100, 40)).isEqualTo(101);
    assertThat(clock.next(60, 40)).isEqualTo(102);
  }
}
