package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.schemas.MediaException;

class PictureOrderTest {

  @Test
  void repairsTheOneTimeThatRunsBack() throws MediaException {
    // The sixth packet says 4505, and is shown behind 7007.
    assertThat(changed("mapillary_tools__sample-5s_h265.mp4")).hasValue(List.of(5));
  }

  @Test
  void leavesOrderedFilmsAsTheyAre() throws MediaException {
    assertThat(changed("torchcodec__nasa_13013.mp4")).hasValue(List.of());
    assertThat(changed("torchcodec__h265_10bits.mp4")).hasValue(List.of());
  }

  @Test
  void knowsDecodingTimesThatPassForOthers() throws MediaException {
    // H.265 with B pictures, whose file numbers packets as they come: shown are 0, 5, 3, 1, 2, 4.
    assertThat(changed("mp4parser__h265-sample.mp4").orElseThrow()).startsWith(1, 2, 3, 4, 5);
    assertThat(changed("jcodec__test.avi").orElseThrow()).isNotEmpty();
  }

  /** Packets whose times differ from those stated. */
  private static Optional<List<Integer>> changed(String name) throws MediaException {
    try (Demuxer demuxer = Demuxer.open(TestCorpus.file("video/" + name), Demuxer.FILM_FORMATS)) {
      AVStream stream = VideoProbe.pictureOf(demuxer);
      PacketCensus census = new PacketCensus();
      try (PictureOrder order = new PictureOrder(stream.codecpar())) {
        for (Optional<AVPacket> p = demuxer.read(); p.isPresent(); p = demuxer.read()) {
          if (p.get().stream_index() == stream.index() && p.get().size() > 0) {
            int before = census.count();
            census.add(p.get());
            order.add(p.get(), census.count() > before);
          }
        }
        return order.times(census).map(times -> differing(times, census));
      }
    }
  }

  private static List<Integer> differing(long[] times, PacketCensus census) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      if (times[i] != census.pts(i)) {
        found.add(i);
      }
    }
    return found;
  }
}
