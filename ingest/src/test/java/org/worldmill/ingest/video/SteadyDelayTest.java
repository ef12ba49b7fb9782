package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

class SteadyDelayTest {

  private static final long NONE = Ffmpeg.NO_PTS;

  private final SteadyDelay delay = new SteadyDelay();

  @Test
  void tellsWhatIsMissingFromTheDecodingTime() {
    assertThat(pts(36, 0)).hasValue(36L);
    assertThat(pts(NONE, 36)).hasValue(72L);
    assertThat(pts(108, 72)).hasValue(108L);
  }

  @Test
  void tellsNothingOnceTheDelayHasChanged() {
    pts(36, 0);
    pts(180, 36);
    assertThat(pts(NONE, 72)).isEmpty();
    assertThat(pts(108, 108)).hasValue(108L);
  }

  @Test
  void tellsNothingBeforeADelayIsKnown() {
    assertThat(pts(NONE, 36)).isEmpty();
    assertThat(pts(NONE, NONE)).isEmpty();
  }

  private Optional<Long> pts(long stated, long decoded) {
    AVPacket packet = avcodec.av_packet_alloc();
    Optional<Long> pts = delay.pts(packet.pts(stated).dts(decoded));
    avcodec.av_packet_free(packet);
    return pts;
  }
}
