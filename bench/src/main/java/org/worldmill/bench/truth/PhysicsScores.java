package org.worldmill.bench.truth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.physics.Bounce;
import org.worldmill.label.physics.FreeFall;
import org.worldmill.label.physics.Period;
import org.worldmill.label.physics.Strike;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Motion;
import org.worldmill.label.scene.Physics;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scale;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.schemas.media.SignalValue;

/** Compares what was found in a scene with its truth. */
final class PhysicsScores {

  private static final String GRAVITY = "gravity";
  private static final String ROLL = "gravity's direction";
  private static final String RESTITUTION = "restitution";
  private static final String BOUNCE_TIME = "time of a bounce";
  private static final String CONTACT = "contacts";
  private static final String PERIOD = "period";
  private static final String DAMPING = "damping";
  private static final String ENERGY = "energy kept over a bounce";
  private static final String GAIN = "energy gained";
  private static final String ARROW = "direction of time";
  private static final String ROLLING = "turning by travel";
  private static final String REAL = "real films";
  private static final String UNGATED = "real films, ungated";

  /** Pictures that a flight on either side of a contact must last for the contact to be seen. */
  private static final int SEEN_PICTURES = 5;

  private static final double STANDARD_MPS2 = 9.81;

  private final Scores scores;
  private final SpeedScores speeds;

  PhysicsScores(Scores scores) {
    this.scores = scores;
    scores
        .declare(GRAVITY, "%")
        .declare(ROLL, "deg")
        .declare(RESTITUTION, "")
        .declare(BOUNCE_TIME, "ms")
        .declare(CONTACT, "ms")
        .declare(PERIOD, "%")
        .declare(DAMPING, "1/s");
    speeds = new SpeedScores(scores);
    scores.declare(ENERGY, "").declare(GAIN, "").declare(ARROW, "").declare(ROLLING, "");
  }

  void judge(String tier, Scene scene, Watched watched) {
    double px = watched.scenery().pxPerSample();
    if (scene.kind().falls()) {
      scores.there(GRAVITY, tier, watched.fall().isPresent());
      if (watched.fall().isEmpty()) {
        System.err.println("missed: " + name(tier, scene));
      }
      watched.fall().ifPresent(fall -> fall(tier, scene, fall, px));
    } else {
      scores.absent(GRAVITY, tier, watched.fall().isPresent());
      watched.fall().ifPresent(fall -> tell(name(tier, scene), fall));
    }
    contacts(tier, scene, watched);
    period(tier, scene, watched);
    speeds.judge(tier, scene, watched.scenery());
    rolling(tier, scene, watched);
    arrow(tier, scene, watched);
  }

  private static boolean told(SignalValue value) {
    return value.number().isPresent();
  }

  private void rolling(String tier, Scene scene, Watched watched) {
    Optional<Double> truth = scene.physics().rollRatio();
    if (truth.isEmpty()) {
      scores.absent(ROLLING, tier, watched.rolling().isPresent());
      watched
          .rolling()
          .ifPresent(found -> System.err.println("turns: " + name(tier, scene) + " " + found));
      return;
    }
    scores.there(ROLLING, tier, watched.rolling().isPresent());
    watched
        .rolling()
        .ifPresent(
            found -> scores.error(ROLLING, tier, found.ratio() - truth.get(), found.ratioError()));
  }

  /** Where energy is lost or gained, time has a direction; elsewhere no claim is right. */
  private void arrow(String tier, Scene scene, Watched watched) {
    Physics physics = scene.physics();
    boolean lossy =
        physics.dampingPerSecond().isPresent()
            || physics.contacts().stream().anyMatch(contact -> contact.restitution() != 1);
    boolean backwards =
        physics.dampingPerSecond().stream().anyMatch(damping -> damping < 0)
            || physics.contacts().stream().anyMatch(contact -> contact.restitution() > 1);
    Optional<Double> said = watched.arrow().backwards().number();
    boolean wrong = said.isPresent() && (!lossy || (said.get() > 0) != backwards);
    if (lossy) {
      scores.there(ARROW, tier, said.isPresent() && !wrong);
    }
    scores.absent(ARROW, tier, wrong);
    if (wrong) {
      System.err.println("direction of time: " + name(tier, scene) + " " + said);
    }
    boolean gained = watched.arrow().energyGained().number().orElse(0.0) > 0;
    if (backwards) {
      scores.there(GAIN, tier, gained);
    } else {
      scores.absent(GAIN, tier, gained);
    }
  }

  void judgeReal(Path film, List<RealFilm.Claims> clips) {
    for (RealFilm.Claims clip : clips) {
      Watched watched = clip.watched();
      scores.absent(GRAVITY, REAL, watched.fall().isPresent());
      scores.absent(PERIOD, REAL, watched.period().isPresent());
      scores.absent(CONTACT, REAL, !watched.strikes().isEmpty());
      scores.absent(ROLLING, REAL, watched.rolling().isPresent());
      scores.absent(ARROW, REAL, told(watched.arrow().backwards()));
      if (watched.fall().isPresent() != clip.fallUngated().isPresent()) {
        System.err.println("gate changes free fall: " + film.getFileName() + clip);
      }
      scores.absent(GRAVITY, UNGATED, clip.fallUngated().isPresent());
      String where = film.getFileName() + " from " + clip.startSeconds() + " s";
      watched.fall().ifPresent(fall -> tell(where, fall));
      watched.strikes().forEach(strike -> System.err.println("strike: " + where + " " + strike));
      watched.period().ifPresent(period -> System.err.println("period: " + where + " " + period));
      watched.rolling().ifPresent(found -> System.err.println("turns: " + where + " " + found));
    }
  }

  private static String name(String tier, Scene scene) {
    return tier + ", " + scene.kind() + " " + scene.seed();
  }

  private static void tell(String where, FreeFall fall) {
    System.err.println("free fall: " + where + " " + fall);
  }

  private void fall(String tier, Scene scene, FreeFall fall, double px) {
    Physics physics = scene.physics();
    Point gravity = physics.gravity().orElseThrow();
    double truth = STANDARD_MPS2 / metresPerPx(physics.metresPerPx().orElseThrow(), fall);
    scores.error(
        GRAVITY, tier, 100 * (fall.accel() * px / truth - 1), 100 * fall.alongError() * px / truth);
    scores.error(
        ROLL,
        tier,
        Math.toDegrees(fall.roll() - Math.atan2(-gravity.x(), gravity.y())),
        Math.toDegrees(fall.acrossError() / fall.accel()));
    for (Bounce bounce : fall.bounces()) {
      nearest(physics.contacts(), bounce.seconds(), bounce.x() * px)
          .filter(
              contact -> Math.abs(bounce.seconds() - contact.seconds()) < 1.0 / scene.style().fps())
          .ifPresent(contact -> bounce(tier, scene, bounce, contact));
    }
  }

  /** Mean over the time of the flights that were found. */
  static double metresPerPx(Scale scale, FreeFall fall) {
    double sum = 0;
    double seconds = 0;
    for (FreeFall.Flown flown : fall.flights()) {
      double lasts = flown.endSeconds() - flown.startSeconds();
      sum += lasts * scale.mean(flown.startSeconds(), flown.endSeconds());
      seconds += lasts;
    }
    return sum / seconds;
  }

  private void bounce(String tier, Scene scene, Bounce bounce, Contact contact) {
    double off = bounce.seconds() - contact.seconds();
    scores.error(BOUNCE_TIME, tier, 1000 * off, 1000 * bounce.secondsError());
    scores.error(
        RESTITUTION, tier, bounce.restitution() - contact.restitution(), bounce.restitutionError());
    if (!scene.physics().flights().isEmpty()) {
      double kept = bounce.energyKept() - energyKept(scene, contact);
      scores.error(ENERGY, tier, kept, bounce.energyKeptError());
    }
  }

  private static double energyKept(Scene scene, Contact contact) {
    Motion motion = scene.bodies().get(contact.body()).motion();
    double t = contact.seconds();
    Point into = motion.at(t - 1e-4).minus(motion.at(t - 2e-4));
    double normal = into.dot(contact.normal());
    double loss = (1 - contact.restitution() * contact.restitution()) * normal * normal;
    return 1 - loss / into.dot(into);
  }

  /** By time, and where two are near in time by place. */
  private static Optional<Contact> nearest(List<Contact> contacts, double seconds, double xPx) {
    return contacts.stream()
        .min(
            Comparator.comparingDouble(
                contact ->
                    Math.abs(contact.seconds() - seconds)
                        + Math.abs(contact.place().x() - xPx) / 1e4));
  }

  private void contacts(String tier, Scene scene, Watched watched) {
    if (scene.style().camera() != FilmStyle.Held.STILL && !scene.kind().falls()) {
      return;
    }
    double picture = 1.0 / scene.style().fps();
    double px = watched.scenery().pxPerSample();
    List<Contact> seen = seen(scene);
    List<Strike> left = new ArrayList<>(watched.strikes());
    for (Contact contact : scene.physics().contacts()) {
      Optional<Strike> match =
          left.stream()
              .filter(strike -> Math.abs(strike.seconds() - contact.seconds()) < 1.5 * picture)
              .filter(
                  strike ->
                      Math.abs(strike.x() * px - contact.place().x())
                          < 0.05 * scene.style().widthPx())
              .findFirst();
      if (seen.contains(contact)) {
        scores.there(CONTACT, tier, match.isPresent());
        match.ifPresent(
            strike ->
                scores.error(
                    CONTACT,
                    tier,
                    1000 * (strike.seconds() - contact.seconds()),
                    1000 * strike.secondsError()));
      }
      match.ifPresent(left::remove);
    }
    // Sliding things set off at once in these scenes: a jump, if no contact.
    if (scene.kind() != SceneKind.CARTOON && scene.kind() != SceneKind.SCREEN) {
      int claims = watched.strikes().size();
      for (int i = 0; i < claims; i++) {
        scores.absent(CONTACT, tier, i < left.size());
      }
      left.forEach(strike -> System.err.println("contact: " + name(tier, scene) + " " + strike));
    }
  }

  /** Those with a flight of some pictures on both sides. */
  private static List<Contact> seen(Scene scene) {
    double least = SEEN_PICTURES / (double) scene.style().fps();
    List<Contact> seen = new ArrayList<>();
    List<Contact> all = scene.physics().contacts();
    for (Contact contact : all) {
      double before = contact.seconds();
      double after = scene.style().seconds() - contact.seconds();
      for (Contact other : all) {
        double apart = other.seconds() - contact.seconds();
        if (other.body() == contact.body() && apart != 0) {
          before = apart < 0 ? Math.min(before, -apart) : before;
          after = apart > 0 ? Math.min(after, apart) : after;
        }
      }
      if (before >= least && after >= least && visible(scene, contact)) {
        seen.add(contact);
      }
    }
    return seen;
  }

  private static boolean visible(Scene scene, Contact contact) {
    FilmStyle style = scene.style();
    double slack = 0.03 * style.widthPx();
    Point place =
        scene
            .camera()
            .at(contact.seconds())
            .seen(contact.place(), style.widthPx(), style.heightPx());
    return place.x() > slack
        && place.y() > slack
        && place.x() < style.widthPx() - slack
        && place.y() < style.heightPx() - slack;
  }

  private void period(String tier, Scene scene, Watched watched) {
    if (scene.kind() != SceneKind.PENDULUM) {
      scores.absent(PERIOD, tier, watched.period().isPresent());
      watched
          .period()
          .ifPresent(period -> System.err.println("period: " + name(tier, scene) + " " + period));
      return;
    }
    double truth = scene.physics().periodSeconds().orElseThrow();
    if (scene.style().seconds() < 2 * truth) {
      return;
    }
    scores.there(PERIOD, tier, watched.period().isPresent());
    if (watched.period().isPresent()) {
      Period period = watched.period().get();
      scores.error(
          PERIOD, tier, 100 * (period.seconds() / truth - 1), 100 * period.secondsError() / truth);
      scores.error(
          DAMPING,
          tier,
          period.damping() - scene.physics().dampingPerSecond().orElseThrow(),
          period.dampingError());
    }
  }
}
