package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.audio.SoundOnsets;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.SignalValue;

/**
 * Beginnings of sharp sounds that were found.
 *
 * @param signals of the measure
 */
record Heard(Map<String, SignalValue> signals) {

  Heard {
    signals = Map.copyOf(signals);
  }

  /** In sound as it was made. */
  static Heard of(Knocks made) {
    AudioMeasure.Pass pass = new SoundOnsets().begin();
    pass.startsAt(0);
    pass.accept(new AudioBlock(0, made.rateHz(), made.samples()));
    return new Heard(pass.finish(made.samples().length * 1_000_000_000L / made.rateHz()));
  }

  /** In a film that is one clip. */
  static Heard of(Path film) throws IOException, MediaException {
    AudioMeasure.Pass pass = new SoundOnsets().begin();
    long end = 1;
    boolean begun = false;
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      java.util.ArrayDeque<AudioBlock> early = new java.util.ArrayDeque<>();
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          if (!begun) {
            pass.startsAt(frame.nanos());
            early.forEach(pass::accept);
            begun = true;
          }
          frame.close();
        } else if (event.get() instanceof AudioBlock block) {
          end = Math.max(end, block.endNanos());
          if (begun) {
            pass.accept(block);
          } else {
            early.add(block);
          }
        }
      }
    }
    return new Heard(pass.finish(end));
  }

  List<Double> seconds() {
    return series("onset_times_s");
  }

  List<Double> errors() {
    return series("onset_time_error_s");
  }

  private List<Double> series(String name) {
    return Objects.requireNonNull(signals.get(name)).series();
  }
}
