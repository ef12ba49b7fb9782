package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.schemas.MediaException;

/** Beginnings of sharp sounds, against knocks that begin at known instants. */
final class OnsetTrial implements Trial {

  private static final String ONSET = "beginning of a knock";
  private static final String CODED = "beginning of a knock, coded";
  private static final String CLAIM = "onset where nothing begins";
  private static final double SECONDS = 8;
  private static final double NEAR_SECONDS = 0.02;
  private static final double[] HISSES = {0.0003, 0.003, 0.01};
  private static final int[] RATES = {48_000, 44_100, 22_050, 16_000};

  @Override
  public String heading() {
    return "Sound";
  }

  @Override
  public String about() {
    return "Knocks at random instants a third of a second apart at least, each a decaying tone (wood,"
        + " glass, a thud) with a crack of noise, -6 to -26 dB, over white hiss of -70, -50 and -40"
        + " dBFS, at four sampling rates; and hiss, a swelling chord and slow speech-like modulation"
        + " in which nothing begins. *Coded*: the same at 48 kHz over hiss of -70 and -50 dBFS, coded"
        + " by the bundled encoders beside pictures, read from the file and timed by its frames. What"
        + " bounds it: what is not coded is known to about a sample, since the first samples of a knock"
        + " may be weak; over much hiss errors are stated somewhat too large, since they allow for fewer"
        + " independent samples than white noise has, as coders leave. AAC smears sounds up to 2 ms before their beginning, and where the smear is"
        + " nearly as loud as the sound and does not rise on, it is taken for the sound; its intervals"
        + " do not cover all of that. Over hiss of -40 dBFS knocks that rise by less than 10 dB are not"
        + " found.";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(ONSET, "ms").declare(CODED, "ms").declare(CLAIM, "");
    for (int rate : RATES) {
      for (double hiss : HISSES) {
        String tier = rate + " Hz, hiss " + decibels(hiss) + " dBFS";
        for (int i = 0; i < 5 * options.clips(); i++) {
          List<Double> truth = new ArrayList<>();
          Heard heard = Heard.of(knocks(rate, hiss, new Random(options.seed() + i), truth));
          judge(scores, ONSET, tier, truth, heard);
        }
      }
    }
    coded(scores, options);
    for (int i = 0; i < 5 * options.clips(); i++) {
      for (String kind : Knocks.SOFT) {
        Knocks made = new Knocks(48_000, SECONDS, 0.004, new Random(options.seed() + 500 + i));
        made.soften(kind, 0.1);
        scores.absent(CLAIM, kind, !Heard.of(made).seconds().isEmpty());
      }
    }
    return "";
  }

  private static long decibels(double level) {
    return Math.round(20 * Math.log10(level));
  }

  private static void coded(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    FilmStyle small = FilmStyle.PLAIN.withSize(160, 96).withFps(10).withSeconds(SECONDS);
    Path pictures = options.work().resolve("still.mkv");
    Coding.h264(32).film(Scene.of(SceneKind.STATIC, small, options.seed()), pictures);
    for (SoundCoding coding : SoundCoding.ALL) {
      for (double hiss : new double[] {HISSES[0], HISSES[1]}) {
        String tier = coding.name() + ", hiss " + decibels(hiss) + " dBFS";
        for (int i = 0; i < 2 * options.clips(); i++) {
          List<Double> truth = new ArrayList<>();
          Knocks made = knocks(48_000, hiss, new Random(options.seed() + 700 + i), truth);
          Path film = coding.film(pictures, made.samples(), made.rateHz(), options.work());
          judge(scores, CODED, tier, truth, Heard.of(film));
        }
      }
    }
  }

  private static Knocks knocks(int rate, double hiss, Random random, List<Double> truth) {
    for (double t = 0.3; t < SECONDS - 0.3; t += 0.33 + random.nextDouble()) {
      truth.add(t);
    }
    Knocks made = new Knocks(rate, SECONDS, hiss, random);
    truth.forEach(made::strike);
    return made;
  }

  private static void judge(
      Scores scores, String signal, String tier, List<Double> truth, Heard heard) {
    List<Double> found = heard.seconds();
    for (double at : truth) {
      int nearest = nearest(found, at);
      boolean near = nearest >= 0 && Math.abs(found.get(nearest) - at) < NEAR_SECONDS;
      scores.there(signal, tier, near);
      if (near) {
        double error = found.get(nearest) - at;
        scores.error(signal, tier, 1000 * error, 1000 * heard.errors().get(nearest));
      }
    }
    for (double f : found) {
      int nearest = nearest(truth, f);
      if (nearest < 0 || Math.abs(truth.get(nearest) - f) >= NEAR_SECONDS) {
        scores.absent(CLAIM, tier, true);
      }
    }
  }

  private static int nearest(List<Double> times, double at) {
    int nearest = -1;
    for (int i = 0; i < times.size(); i++) {
      if (nearest < 0 || Math.abs(times.get(i) - at) < Math.abs(times.get(nearest) - at)) {
        nearest = i;
      }
    }
    return nearest;
  }
}
