package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.worldmill.schemas.media.Observation;

/** Makes a story of steps and chains: focal length first, then models, then spans. */
final class Storyteller {

  private static final double LEAST_BEND_PX = 9;
  private static final double MOST_RATIO = 5;
  private static final int POOL = 3;

  /** Standard error of the logarithm of a focal length that is only supposed. */
  private static final double SUPPOSED_LENS = 0.26;

  private static final long NEAR_NANOS = 3_000_000_000L;

  private final Lens lens;
  private final int width;
  private final double aspect;

  Storyteller(Lens lens, int width, double aspect) {
    this.lens = lens;
    this.width = width;
    this.aspect = aspect;
  }

  CameraStory tell(
      List<Step> seen,
      List<Chain> followed,
      OwnMotionMeter own,
      Optional<Consumer<Observation>> witness) {
    List<Step> steps = Standing.settled(seen);
    List<Chain> chains = followed.stream().filter(chain -> moves(chain, seen, steps)).toList();
    Optional<FocalSearch.Found> found = FocalSearch.found(lens, width, chains);
    double focal = found.map(FocalSearch.Found::widths).orElse(lens.focalWidths());
    List<ChainMotion> motions = motions(chains, focal, found.isPresent());
    List<Stretch> stretches = stretches(steps, chains, motions, focal);
    long start = steps.get(0).startNanos();
    witness.ifPresent(
        asking -> stretches.forEach(stretch -> asking.accept(stretch.seen(start, focal))));
    Optional<Shake.Found> shake = shake(steps, found);
    double shaken = shake.map(Shake.Found::rms).orElse(0.0);
    List<Segment> segments =
        new Segmenter(stretches, found.orElse(new FocalSearch.Found(focal, 0)), aspect, shaken)
            .segments();
    return new CameraStory(
        segments,
        focal,
        found.map(f -> OptionalDouble.of(f.widths())).orElse(OptionalDouble.empty()),
        found.map(FocalSearch.Found::error).orElse(0.0),
        shake.map(f -> OptionalDouble.of(f.rms())).orElse(OptionalDouble.empty()),
        shake.map(Shake.Found::error).orElse(0.0),
        aspect,
        own.judged(steps, chains, motions, new FocalSearch(lens.focalWidths(), width), found));
  }

  /** Whether the camera moves in most of a chain's steps in which points do. */
  private static boolean moves(Chain chain, List<Step> seen, List<Step> steps) {
    int moves = 0;
    int stands = 0;
    for (int i = 0; i < seen.size(); i++) {
      Step step = seen.get(i);
      if (step.startNanos() >= chain.startNanos() && step.endNanos() <= chain.endNanos()) {
        boolean moved = steps.get(i).kind() == Step.Kind.MOVED;
        moves += moved ? 1 : 0;
        stands += !moved && step.kind() == Step.Kind.MOVED ? 1 : 0;
      }
    }
    return stands == 0 || moves > stands;
  }

  private List<ChainMotion> motions(List<Chain> chains, double focal, boolean known) {
    List<Evidence> evidence = new ArrayList<>();
    for (Chain chain : chains) {
      evidence.add(evidence(chain, focal, known));
    }
    List<ChainMotion> motions = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      motions.add(ChainMotion.of(evidence.get(i), pooled(chains, evidence, i)));
    }
    return motions;
  }

  /** Chance spreads a chain's ratio by a tenth; its neighbours' halve that. */
  private double pooled(List<Chain> chains, List<Evidence> evidence, int i) {
    double sum = 0;
    int count = 0;
    for (int k = Math.max(0, i - POOL); k <= Math.min(chains.size() - 1, i + POOL); k++) {
      boolean near =
          chains.get(k).startNanos() - chains.get(i).endNanos() < NEAR_NANOS
              && chains.get(i).startNanos() - chains.get(k).endNanos() < NEAR_NANOS;
      if (near && kind(evidence.get(k)).equals(kind(evidence.get(i)))) {
        sum += Math.log(Math.min(evidence.get(k).wayRatio(), MOST_RATIO));
        count++;
      }
    }
    return Math.exp(sum / count);
  }

  private Optional<Primitive> kind(Evidence evidence) {
    RotationFit turned = evidence.turned();
    Rates rates = new Rates(turned.turn(), turned.logZoom(), Vec.ZERO);
    return Apparent.strongest(rates, lens.focalWidths(), aspect, 0);
  }

  /** By model R at its own best focal length, where none is known and the given one does not do. */
  private Evidence evidence(Chain chain, double focal, boolean known) {
    double px = focal * width;
    RotationFit turned = RotationFit.of(chain.matches(), px);
    Evidence first = Evidence.of(chain.matches(), px, turned);
    if (chain.followed() != chain.matches()) {
      RotationFit rough = RotationFit.of(chain.followed(), px);
      first = first.withWayRatio(Evidence.of(chain.followed(), px, rough).wayRatio());
    }
    double bend = px * Math.hypot(turned.turn().x(), turned.turn().y());
    boolean clear = first.wayRatio() < ChainMotion.DOUBTFUL && first.pose().isEmpty();
    if (known || clear || bend < LEAST_BEND_PX) {
      return first;
    }
    FocalSearch search = new FocalSearch(focal, width);
    double best = search.best(chain.matches());
    if (search.railed(best)) {
      return first.asRailed();
    }
    RotationFit freed = RotationFit.of(chain.matches(), best * width);
    Vec turn = freed.turn();
    Vec scaled = new Vec(turn.x() * best / focal, turn.y() * best / focal, turn.z());
    RotationFit like =
        new RotationFit(
            scaled,
            freed.logZoom(),
            freed.medianPx(),
            freed.cost(),
            freed.turnError(),
            freed.zoomError());
    return Evidence.of(chain.matches(), px, like);
  }

  private List<Stretch> stretches(
      List<Step> steps, List<Chain> chains, List<ChainMotion> motions, double focal) {
    List<Stretch> stretches = new ArrayList<>();
    int c = 0;
    for (Step step : steps) {
      while (c < chains.size() && chains.get(c).endNanos() <= step.startNanos()) {
        c++;
      }
      boolean inside = c < chains.size() && chains.get(c).startNanos() <= step.startNanos();
      if (step.kind() == Step.Kind.LOST || (step.kind() == Step.Kind.MOVED && !inside)) {
        stretches.add(stretch(step, Rates.NONE, Stretch.Known.UNKNOWN));
      } else if (!inside) {
        stretches.add(stretch(step, Rates.NONE, Stretch.Known.CLEAR));
      } else {
        stretches.add(within(step, steps, chains.get(c), motions.get(c), focal));
      }
    }
    return stretches;
  }

  private static Stretch stretch(Step step, Rates rates, Stretch.Known known) {
    return new Stretch(step.startNanos(), step.endNanos(), rates, known, MotionErrors.NONE, 0);
  }

  /** Steps tell how a chain's turn is spread over its time; the chain, how much there is of it. */
  private Stretch within(
      Step step, List<Step> steps, Chain chain, ChainMotion found, double focal) {
    Rates rates = found.motion().times(1 / chain.seconds());
    boolean turns = !(found.motion().way().length() > 0);
    int count = 0;
    if (turns) {
      Rates sum = Rates.NONE;
      for (Step other : steps) {
        if (other.startNanos() >= chain.startNanos() && other.endNanos() <= chain.endNanos()) {
          sum = sum.plus(asTurn(other, focal));
        }
      }
      Rates missing = found.motion().plus(sum.times(-1)).times(1 / chain.seconds());
      rates = asTurn(step, focal).times(1 / step.seconds()).plus(missing);
    }
    for (Step other : steps) {
      if (other.startNanos() >= chain.startNanos() && other.endNanos() <= chain.endNanos()) {
        count++;
      }
    }
    Stretch.Known known =
        switch (found.model()) {
          case NEITHER -> Stretch.Known.UNKNOWN;
          case AMBIGUOUS -> Stretch.Known.AMBIGUOUS;
          case TURN, WAY, WAY_AND_TURN -> Stretch.Known.CLEAR;
        };
    MotionErrors errors = found.errors().times(1 / Math.sqrt(Math.max(1, count)));
    return new Stretch(step.startNanos(), step.endNanos(), rates, known, errors, found.ratio());
  }

  /** A step's turn, were the focal length this one. */
  private Rates asTurn(Step step, double focal) {
    double scale = lens.focalWidths() / focal;
    Vec turn = step.turn();
    return new Rates(new Vec(turn.x() * scale, turn.y() * scale, turn.z()), step.zoom(), Vec.ZERO);
  }

  /**
   * Of the picture's place in its own widths, the camera's roll undone. Model R takes the middle's
   * shift from all of the picture, of which the rest shifts by more the wider the lens is: once
   * that is found, it is put right, else it may be off by so much.
   */
  private Optional<Shake.Found> shake(List<Step> steps, Optional<FocalSearch.Found> found) {
    double supposed = lens.focalWidths();
    double focal = found.map(FocalSearch.Found::widths).orElse(supposed);
    double right = bend(supposed) / bend(focal);
    double share = 2 * (bend(supposed) - 1) / bend(supposed) * SUPPOSED_LENS;
    return shake(steps, found.isPresent() ? 0 : share)
        .map(shake -> new Shake.Found(right * shake.rms(), right * shake.error()));
  }

  /** How much more than its middle the picture shifts on average when a camera turns. */
  private double bend(double focalWidths) {
    return 1 + (1 + aspect * aspect) / 24 / (focalWidths * focalWidths);
  }

  private Optional<Shake.Found> shake(List<Step> steps, double lensShare) {
    Shake shake = new Shake(lensShare);
    double x = 0;
    double y = 0;
    double roll = 0;
    shake.add(steps.get(0).startNanos() / 1e9, x, y, 0);
    for (Step step : steps) {
      if (step.kind() == Step.Kind.LOST) {
        return Optional.empty();
      }
      double right = step.turn().y() * lens.focalWidths();
      double up = step.turn().x() * lens.focalWidths();
      double half = roll + step.turn().z() / 2;
      x += Math.cos(half) * right + Math.sin(half) * up;
      y += Math.cos(half) * up - Math.sin(half) * right;
      roll += step.turn().z();
      double error = lens.focalWidths() * Math.hypot(step.turnError().x(), step.turnError().y());
      shake.add(step.endNanos() / 1e9, x, y, error / Math.sqrt(2));
    }
    return shake.found();
  }
}
