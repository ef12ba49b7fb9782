package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/** Clicks at known samples, cut amid a group of pictures and amid a packet of sound. */
class CutClicksTest {

  private static final int RATE = 48_000;
  private static final int SAMPLES = 1600;
  private static final int FRAMES = 120;

  /** A click every so many samples; no multiple of pictures or of AAC's 1,024. */
  private static final int APART = 7001;

  private static final int WITHIN = RATE / 1000;

  @TempDir private Path folder;

  @Test
  void clicksStayWhereTheyWere() throws IOException, MediaException {
    Path film = film();
    MediaFacts facts = VideoProbe.probe(film);
    Rational base = facts.picture().orElseThrow().timeBase();
    long picture = Math.round(1 / (30 * base.toDouble()));
    for (CutMode mode : CutMode.values()) {
      Span span = new Span(17 * picture, 95 * picture, base);
      Path clip = folder.resolve(mode + ".mp4");
      new ClipCutter(mode).cut(film, facts, List.of(span), List.of(clip));
      List<Integer> heard = clicks(SoundLag.heard(clip, VideoProbe.probe(clip), 2.6));
      List<Integer> due = new ArrayList<>();
      for (int at = APART; at < 95 * SAMPLES; at += APART) {
        if (at >= 17 * SAMPLES) {
          due.add(at - 17 * SAMPLES);
        }
      }
      assertThat(heard).hasSameSizeAs(due);
      for (int i = 0; i < due.size(); i++) {
        assertThat(heard.get(i)).isBetween(due.get(i) - WITHIN, due.get(i) + WITHIN);
      }
    }
  }

  /** Where sound leaps out, at most one place in 50 ms. */
  private static List<Integer> clicks(float[] samples) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > 0.2) {
        int peak = i;
        int until = Math.min(samples.length, i + RATE / 20);
        for (int j = i; j < until; j++) {
          peak = Math.abs(samples[j]) > Math.abs(samples[peak]) ? j : peak;
        }
        found.add(peak);
        i = until;
      }
    }
    return found;
  }

  private Path film() throws IOException {
    Path target = folder.resolve("film.mp4");
    VideoEncoder.Settings settings =
        new VideoEncoder.Settings(64, 48, new Rational(30, 1), 400_000, Optional.of(RATE));
    try (VideoEncoder encoder = VideoEncoder.create(target, settings)) {
      for (int i = 0; i < FRAMES; i++) {
        int[] rgb = new int[64 * 48];
        java.util.Arrays.fill(rgb, i * 0x010101);
        encoder.addFrame(rgb);
        float[] sound = new float[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
          int at = i * SAMPLES + s;
          sound[s] = at > 0 && at % APART == 0 ? 0.9f : 0;
        }
        encoder.addSound(sound);
      }
      encoder.finish();
    }
    return target;
  }
}
