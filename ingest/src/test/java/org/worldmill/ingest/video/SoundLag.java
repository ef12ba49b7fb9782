package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** How far the sound of a clip lies behind that of its film, found by correlation. */
final class SoundLag {

  /** Sound on the clock of its pictures, from an instant on. */
  private record Sound(int rate, float[] samples) {}

  private SoundLag() {}

  /**
   * The lag in seconds, positive if the clip's sound is late; empty where there is no sound or too
   * little in it to tell.
   */
  static Optional<Double> seconds(Path film, MediaFacts facts, Span span, Path clip)
      throws MediaException {
    MediaFacts cut = VideoProbe.probe(clip);
    if (facts.sound().isEmpty() || cut.sound().isEmpty()) {
      return Optional.empty();
    }
    double length = Math.min(4, span.durationNanos() / 1e9);
    Sound due = read(film, facts, span.startNanos(), length);
    Sound got = read(clip, cut, 0, length);
    if (due.rate() != got.rate() || energy(due.samples()) < 1e-6 * due.samples().length) {
      return Optional.empty();
    }
    return correlate(due, got);
  }

  private static Optional<Double> correlate(Sound due, Sound got) {
    int reach = due.rate() / 20;
    int whole = Math.min(due.samples().length, got.samples().length) - 2 * reach;
    int window = Math.min(whole, due.rate() / 2);
    if (window < due.rate() / 4) {
      return Optional.empty();
    }
    double best = -1;
    int lag = 0;
    for (int shift = -reach; shift <= reach; shift++) {
      double sum = 0;
      double left = 0;
      double right = 0;
      for (int i = 0; i < window; i++) {
        double a = due.samples()[i + reach];
        double b = got.samples()[i + reach + shift];
        sum += a * b;
        left += a * a;
        right += b * b;
      }
      double alike = sum / Math.sqrt(left * right + 1e-12);
      if (alike > best) {
        best = alike;
        lag = shift;
      }
    }
    return best > 0.9 ? Optional.of(lag / (double) due.rate()) : Optional.empty();
  }

  /** The first seconds of a file's sound, on the clock of its pictures. */
  static float[] heard(Path file, MediaFacts facts, double seconds) throws MediaException {
    return read(file, facts, 0, seconds).samples();
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum;
  }

  private static Sound read(Path file, MediaFacts facts, long from, double seconds)
      throws MediaException {
    int rate = facts.sound().orElseThrow().sound().orElseThrow().sampleRateHz();
    float[] samples = new float[(int) (seconds * rate)];
    long until = from + (long) (seconds * 1e9);
    int heard = 0;
    try (FrameSource source = VideoSource.open(file, facts)) {
      for (Optional<MediaEvent> e = source.next(); e.isPresent(); e = source.next()) {
        if (e.get() instanceof Frame frame) {
          boolean past = frame.nanos() > until + 2_000_000_000L;
          frame.close();
          if (past) {
            break;
          }
        } else if (e.get() instanceof AudioBlock block) {
          heard = block.sampleRateHz();
          put(samples, block, from);
        }
      }
    }
    return new Sound(heard, samples);
  }

  private static void put(float[] samples, AudioBlock block, long from) {
    int at = (int) Math.round((block.startNanos() - from) * (double) block.sampleRateHz() / 1e9);
    int begin = Math.max(0, -at);
    int end = Math.min(block.samples().length, samples.length - at);
    if (begin < end) {
      System.arraycopy(
          Arrays.copyOfRange(block.samples(), begin, end), 0, samples, at + begin, end - begin);
    }
  }
}
