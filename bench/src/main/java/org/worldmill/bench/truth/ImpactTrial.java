package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.worldmill.label.audio.ImpactSound;
import org.worldmill.label.physics.Strike;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.track.ChangeGate;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.SignalValue;

/** Sound against picture: knocks at the contacts of painted scenes, all shifted by one offset. */
final class ImpactTrial implements Trial {

  private static final String OFFSET = "audio-video offset";
  private static final String SHARE = "share of contacts heard";
  private static final List<SceneKind> STRIKING =
      List.of(SceneKind.BOUNCE, SceneKind.BOX, SceneKind.BALLS);
  private static final double[] OFFSETS = {-0.2, -0.08, -0.02, 0, 0.035, 0.11, 0.2};
  private static final int UNRELATED = 8;
  private static final int RATE = 48_000;
  private static final double HISS = 0.001;

  /** What is to be heard. */
  private enum Sound {
    KNOCKS,
    KNOCKS_AND_OTHERS,
    OTHERS,
    A_BEAT
  }

  @Override
  public String heading() {
    return "Sound against picture";
  }

  @Override
  public String about() {
    return "Painted bouncing balls (as under *Motion and physics*, five seconds) with a knock at every"
        + " true contact, all shifted by one offset of -200 to 200 ms, over hiss of -60 dBFS, coded"
        + " beside the pictures; found from the file alone, by the contacts that are seen and the"
        + " sounds that are heard. *Others*: a second set of knocks at random, twice a second, and a"
        + " swelling chord. An offset counts as there if three contacts at least are seen. *False*:"
        + " offsets claimed of the same films with random knocks alone, or with a beat of two"
        + " to three knocks a second. What bounds it: a coder smears all of a film's sounds alike, so"
        + " more of them help little; each contact's error allows 0.07 ms for what gives way when it is"
        + " struck, less where contacts and sounds agree better, as of painted things; of knocks less than 40 ms apart,"
        + " or drowned in the ringing of the one before, one is heard. Real impacts were not tried.";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(OFFSET, "ms").declare(SHARE, "");
    for (int i = 0; i < options.clips(); i++) {
      for (SceneKind kind : STRIKING) {
        Scene scene =
            Scene.of(kind, FilmStyle.PLAIN.withSeconds(5), options.seed() + 300 + 10L * i);
        Path pictures = options.work().resolve("scene.mkv");
        Coding.h264(24).film(scene, pictures);
        List<Strike> strikes = Watched.of(pictures, new ChangeGate()).strikes();
        Film film =
            new Film(scene, pictures, strikes, options.seed() + 31L * i + kind.name().hashCode());
        for (SoundCoding coding : SoundCoding.ALL) {
          judge(scores, film, coding, Sound.KNOCKS, options.work());
          judge(scores, film, coding, Sound.KNOCKS_AND_OTHERS, options.work());
        }
        for (int k = 0; k < UNRELATED; k++) {
          unrelated(scores, film, Sound.OTHERS, k);
          unrelated(scores, film, Sound.A_BEAT, k);
        }
      }
    }
    return "";
  }

  /** A film whose contacts were found once; every way of sounding draws on its own seed. */
  private record Film(Scene scene, Path pictures, List<Strike> strikes, long seed) {}

  private static void judge(Scores scores, Film film, SoundCoding coding, Sound sound, Path work)
      throws IOException, MediaException, InterruptedException {
    Random random =
        new Random(film.seed() + 7919L * coding.name().hashCode() + sound.name().hashCode());
    double offset = OFFSETS[random.nextInt(OFFSETS.length)];
    Knocks made = made(film.scene(), sound, offset, random);
    Path heard = coding.film(film.pictures(), made.samples(), RATE, work);
    Map<String, SignalValue> signals = signals(film, Heard.of(heard));
    SignalValue claimed = Objects.requireNonNull(signals.get("audio_video_offset_s"));
    String tier = coding.name() + (sound == Sound.KNOCKS ? "" : ", others");
    if (film.strikes().size() >= 3) {
      scores.there(OFFSET, tier, claimed.number().isPresent());
    }
    Optional<Double> error = claimed.standardError();
    if (error.isPresent()) {
      double off = claimed.number().orElseThrow() - offset;
      scores.error(OFFSET, tier, 1000 * off, 1000 * error.get());
      double share =
          Objects.requireNonNull(signals.get("contact_onset_share")).number().orElseThrow();
      scores.error(SHARE, tier, share - 1);
    }
  }

  private static Map<String, SignalValue> signals(Film film, Heard heard) {
    Map<String, SignalValue> found = new HashMap<>(heard.signals());
    found.put(
        "contact_time_s", SignalValue.of(film.strikes().stream().map(Strike::seconds).toList()));
    found.put(
        "contact_time_error_s",
        SignalValue.of(film.strikes().stream().map(Strike::secondsError).toList()));
    return new ImpactSound().measure(found);
  }

  /** Sound that has nothing to do with the film, not coded. */
  private static void unrelated(Scores scores, Film film, Sound sound, int number) {
    Random random = new Random(film.seed() + 104_729L * number + sound.name().hashCode());
    Knocks made = made(film.scene(), sound, 0, random);
    SignalValue claimed =
        Objects.requireNonNull(signals(film, Heard.of(made)).get("audio_video_offset_s"));
    String tier = sound == Sound.OTHERS ? "other knocks alone" : "a beat alone";
    scores.absent(OFFSET, tier, claimed.number().isPresent());
  }

  private static Knocks made(Scene scene, Sound sound, double offset, Random random) {
    double seconds = scene.style().seconds();
    Knocks made = new Knocks(RATE, seconds, HISS, random);
    if (sound == Sound.KNOCKS || sound == Sound.KNOCKS_AND_OTHERS) {
      for (Contact contact : scene.physics().contacts()) {
        if (contact.seconds() + offset > 0) {
          made.strike(contact.seconds() + offset);
        }
      }
    }
    if (sound == Sound.KNOCKS_AND_OTHERS || sound == Sound.OTHERS) {
      made.soften("swelling chord", 0.02);
      for (double t = random.nextDouble(); t < seconds; t += -0.5 * Math.log(random.nextDouble())) {
        made.strike(t);
      }
    }
    if (sound == Sound.A_BEAT) {
      double every = 0.33 + 0.17 * random.nextDouble();
      for (double t = every * random.nextDouble(); t < seconds; t += every) {
        made.strike(t);
      }
    }
    return made;
  }
}
