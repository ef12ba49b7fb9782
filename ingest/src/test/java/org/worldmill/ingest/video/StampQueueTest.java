package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

class StampQueueTest {

  private final StampQueue queue = new StampQueue(10);

  @Test
  void givesTheTimesInTurnWhateverTheOrderOfPictures() {
    add(0, 0);
    add(10, 0);
    add(20, 0);
    assertThat(queue.next(2)).isZero();
    add(30, 0);
    assertThat(queue.next(2)).isEqualTo(10);
    assertThat(queue.next(2)).isEqualTo(20);
    assertThat(queue.next(2)).isEqualTo(30);
    assertThat(queue.next(2)).isEqualTo(Ffmpeg.NO_PTS);
  }

  @Test
  void forgetsTheTimesOfPicturesThatNeverCame() {
    add(0, 0);
    add(10, 0);
    add(20, 0);
    add(30, 0);
    // Three wait behind the first, of which the decoder can hold two.
    assertThat(queue.next(2)).isZero();
    assertThat(queue.next(2)).isEqualTo(20);
  }

  @Test
  void takesNoTimesOfHiddenPackets() {
    add(-10, avcodec.AV_PKT_FLAG_DISCARD);
    add(0, 0);
    assertThat(queue.next(1)).isZero();
  }

  @Test
  void goesOnAtTheUsualDistanceWhereNothingIsStated() {
    add(40, 0);
    add(Ffmpeg.NO_PTS, 0);
    assertThat(queue.next(2)).isEqualTo(40);
    assertThat(queue.next(2)).isEqualTo(50);
  }

  private void add(long pts, int flags) {
    AVPacket packet = avcodec.av_packet_alloc();
    packet.pts(pts).dts(Ffmpeg.NO_PTS).flags(flags);
    queue.add(packet);
    avcodec.av_packet_free(packet);
  }
}
