package org.worldmill.ingest.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

/**
 * Presentation times of packets that state none but a decoding time: streams of MPEG stamp some
 * packets alone. As long as all packets of a track lie one and the same delay behind their decoding
 * times, so do these; where the delay has changed, because pictures are reordered, nothing is told.
 */
final class SteadyDelay {

  private Optional<Long> delay = Optional.empty();
  private boolean steady = true;

  /** The presentation time of the next packet of the track, stated or told. */
  Optional<Long> pts(AVPacket packet) {
    Optional<Long> stated = Ffmpeg.time(packet.pts());
    Optional<Long> decoded = Ffmpeg.time(packet.dts());
    if (stated.isPresent() && decoded.isPresent()) {
      long found = stated.get() - decoded.get();
      steady &= delay.orElse(found) == found;
      delay = Optional.of(found);
    }
    return stated.or(() -> steady ? decoded.flatMap(dts -> delay.map(d -> dts + d)) : stated);
  }

  /** Forgets the packets before. */
  void clear() {
    delay = Optional.empty();
    steady = true;
  }
}
