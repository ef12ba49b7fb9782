package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.track.ChangeGate;
import org.worldmill.schemas.MediaException;

/** Free fall, strikes, periods and velocities in painted scenes, and false claims on real films. */
final class PhysicsTrial implements Trial {

  private static final List<SceneKind> FALLING =
      List.of(SceneKind.BOUNCE, SceneKind.BOX, SceneKind.BALLS, SceneKind.THROWS);
  private static final List<SceneKind> OTHERS =
      List.of(
          SceneKind.PENDULUM,
          SceneKind.CARRIED,
          SceneKind.STOPPING,
          SceneKind.LINEAR,
          SceneKind.CARTOON,
          SceneKind.SCREEN,
          SceneKind.STATIC,
          SceneKind.ROLLING,
          SceneKind.SLIDING,
          SceneKind.SPINNING);

  private static final Coding FINE = Coding.h264(24);

  /** One way of filming. */
  private record Tier(String name, FilmStyle style, Coding coding, List<SceneKind> falling) {
    Tier(String name, FilmStyle style, Coding coding) {
      this(name, style, coding, FALLING);
    }
  }

  private static final List<Tier> TIERS =
      List.of(
          new Tier("H.264 QP 24", FilmStyle.PLAIN, FINE),
          new Tier("H.264 QP 28", FilmStyle.PLAIN, Coding.h264(28)),
          new Tier("H.264 QP 32", FilmStyle.PLAIN, Coding.h264(32)),
          new Tier("VP9 crf 34", FilmStyle.PLAIN, Coding.vp9(34)),
          new Tier("noise 6", FilmStyle.PLAIN.withNoise(6), FINE),
          new Tier("exposed 0.9", FilmStyle.PLAIN.withExposure(0.9), FINE),
          new Tier("contrast 0.4", FilmStyle.PLAIN.withContrast(0.4), FINE),
          new Tier("15 fps", FilmStyle.PLAIN.withFps(15), FINE),
          new Tier("60 fps", FilmStyle.PLAIN.withFps(60), FINE),
          new Tier("1280x720", FilmStyle.PLAIN.withSize(1280, 720), FINE),
          new Tier("handheld", FilmStyle.PLAIN.withCamera(FilmStyle.Held.HANDHELD), FINE),
          new Tier("pan", FilmStyle.PLAIN.withCamera(FilmStyle.Held.PANNED), FINE),
          new Tier("oblique", FilmStyle.PLAIN, FINE, Collections.nCopies(8, SceneKind.OBLIQUE)));

  @Override
  public String heading() {
    return "Motion and physics";
  }

  @Override
  public String about() {
    return """
        `scripts/bench truth` films painted scenes (`org.worldmill.label.scene`; each kind, tier and seed anew; 640 x 360, 30 fps, 3 s, a quarter of
        the time exposed, noise of 1.5 steps, H.264 at QP 24, unless the tier says otherwise), codes them by the bundled encoders, decodes them and
        compares what is found with what is true. *In 95 % interval*: truths within 1.96 stated standard errors. *Found*: of what is there.
        *False*: claims where it is not. Factors by which errors are stated larger than fits say were chosen on scenes of other seeds. Contacts count as there
        if the flights on both sides last five pictures.

        *Contacts* on real films count clips. *Direction of time*: found where bounces or damping tell it; *false* counts wrong answers. *Turning by travel*:
        rate of turning over speed by radius; 1 rolls. Bodies of *MuJoCo* move as that engine's soft contacts move them (a table that `bench/engine/scenes.py`
        made: six balls each seen frontally, pitched by 15 to 30 degrees and moving in depth; pendulums; balls that roll or slide on an incline); its velocities, which
        are those of half a step before its places, are put where the places are. At a slant gravity is the mean over the time of the flights.

        What bounds it. *Oblique*: depth is fitted with the fall (W p moves on parabolas, W the depth), and flights are gathered anew in the levelled view; what it leaves
        is the focal length, which nothing here tells and stated errors allow for, and flights of less than four pictures. The picture in which a thing strikes is left out of
        its flights where it lies off their parabolas. Of a fall, two flights of nine exact sightings together are enough: at half the frame rate those of three pictures are lost. *Handheld*: the ground's texture is sampled anew in each picture and pulls places aside for several
        pictures together; errors are stated larger there. *Contacts* that are missed are mostly those of balls that hide each other just then, or stand out no more than the
        ground's own texture. *MuJoCo*'s contacts last 8 ms and give way by more the faster they are: of few bounces that cannot be told from a floor that
        is not level or from a ball that recedes. How much things give way is taken for a half of that, give or take as much; painted things do not, so that at a slant their restitution is found
        too high by about that error, and MuJoCo's too low. Where a thing that was followed beside another, as a ball's shadow, is missing, the two are seen as one:
        these pictures are left out, which takes short flights with them.
        On three other seeds intervals cover 97.8 % of 1501 times of bounces, 97.3 % of 1368 contacts, 96.9 % of 349 gravities, 96.0 % of 2017 accelerations and 95.1 % of 1501 restitutions:
        what lies above that here is the draw of scenes.
        Damping is that of the angle where places lie on a circle; where too little of one is seen it is 2 to 3 % low, since a swing's part to the side is no pure harmonic.
        *Acceleration*: polynomials over 0.3 s, to the cubic, and of higher degrees as much as the way shows above its noise, and no quicker than its cubes show where its velocity jumps nowhere, from one jump of the velocity to the next: contacts that
        are found part the flights. Where several are not told apart, as of small hops, one way is laid through all, and its errors do not say so (*of what bounces*; moments
        within 10 ms of a contact are left out). Where the ground is not known, a thing's rim is lost in it and its centre pulled aside: its area tells how far, and errors are larger
        there. What stays before its ground for more than half of 1.7 s, as the slowest bob does at its turns, is in part taken for ground. Bodies are told from the ground by
        luma alone. What rolls down a slope, or is shown slowed, falls like anything else: the scale is then wrong, and nothing in the picture says so. A plain ball
        with a highlight looks as if it did not turn.""";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    PhysicsScores physics = new PhysicsScores(scores);
    for (Tier tier : TIERS) {
      if (!options.wants(tier.name())) {
        continue;
      }
      for (int kind = 0; kind < tier.falling().size(); kind++) {
        for (int i = 0; i < options.clips(); i++) {
          long seed = options.seed() + 100L * kind + i;
          film(Scene.of(tier.falling().get(kind), tier.style(), seed), tier, physics, options);
        }
      }
      if (tier.falling().equals(FALLING)) {
        for (SceneKind kind : OTHERS) {
          int clips = kind == SceneKind.PENDULUM ? 2 * options.clips() : (options.clips() + 1) / 2;
          for (int i = 0; i < clips; i++) {
            film(Scene.of(kind, tier.style(), options.seed() + i), tier, physics, options);
          }
        }
      }
      System.err.println(tier.name());
    }
    another(physics, options);
    if (options.wants("backwards")) {
      backwards(physics, options);
    }
    return options.wants("real films") ? real(physics, options) : "";
  }

  /** Bodies as another engine moves them. */
  private static void another(PhysicsScores physics, Options options)
      throws IOException, MediaException, InterruptedException {
    for (EngineClips.Named named : EngineClips.scenes(FilmStyle.PLAIN)) {
      if (!options.wants(named.tier())) {
        continue;
      }
      film(named.scene(), new Tier(named.tier(), FilmStyle.PLAIN, FINE), physics, options);
    }
  }

  /** Films shown from their end to their beginning. */
  private static void backwards(PhysicsScores physics, Options options)
      throws IOException, MediaException, InterruptedException {
    Tier tier = new Tier("backwards", FilmStyle.PLAIN, FINE);
    List<SceneKind> kinds =
        List.of(SceneKind.BOUNCE, SceneKind.BOX, SceneKind.BALLS, SceneKind.PENDULUM);
    for (SceneKind kind : kinds) {
      for (int i = 0; i < options.clips(); i++) {
        Scene scene = Scene.of(kind, FilmStyle.PLAIN, options.seed() + 700 + i);
        film(scene.backwards(), tier, physics, options);
      }
    }
  }

  private static void film(Scene scene, Tier tier, PhysicsScores physics, Options options)
      throws IOException, MediaException, InterruptedException {
    Path film = options.work().resolve("scene.mkv");
    tier.coding().film(scene, film);
    physics.judge(tier.name(), scene, Watched.of(film, new ChangeGate()));
    Files.delete(film);
  }

  /** Real films, of which none is known to show free flight; claims are named to be looked at. */
  private static String real(PhysicsScores physics, Options options) throws IOException {
    List<Path> films;
    try (var files = Files.list(options.corpus())) {
      films = files.filter(Files::isRegularFile).sorted().toList();
    }
    RealFilm.Cost cost = new RealFilm.Cost();
    for (Path film : films) {
      try {
        physics.judgeReal(film, RealFilm.clips(film, cost));
      } catch (MediaException e) {
        System.err.println(film.getFileName() + ": " + e.getMessage());
      }
    }
    return String.format(
        Locale.ROOT,
        """
        Cost over the %d pictures of the corpus's films, in CPU s of one thread: decoding and shots %.1f; following and physics %.1f where the gate opens,
        %.1f for every picture (planes of 320 samples that the gated one made are missing from that). Claims on real films: with the gate and without it, see
        the rows *real films*.""",
        cost.frames(),
        cost.decodeSeconds(),
        cost.gatedSeconds(),
        cost.ungatedSeconds());
  }
}
