package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spreads what chains found over their steps: these tell when the camera turned, chains how much
 * there is of it in all. Of a lens that zooms, what is seen is told by the focal length at the
 * clip's beginning, and how much it has grown since is kept beside it.
 */
final class Spread {

  private final double supposed;
  private final double focal;
  private final Bend bend;

  /** For the focal length that steps were fitted by, and the clip's at its beginning, in widths. */
  Spread(double supposed, double focal, double aspect) {
    this.supposed = supposed;
    this.focal = focal;
    bend = new Bend(aspect);
  }

  /** One stretch for each step, of chains that were fitted by these focal lengths. */
  List<Stretch> over(
      List<Step> steps, List<Chain> chains, List<ChainMotion> motions, List<Double> focals) {
    List<Stretch> stretches = new ArrayList<>();
    double grown = 0;
    int c = 0;
    int at = -1;
    Optional<Parts> parts = Optional.empty();
    for (Step step : steps) {
      while (c < chains.size() && chains.get(c).endNanos() <= step.startNanos()) {
        c++;
      }
      boolean inside = c < chains.size() && chains.get(c).startNanos() <= step.startNanos();
      if (step.kind() == Step.Kind.LOST || (step.kind() == Step.Kind.MOVED && !inside)) {
        stretches.add(Stretch.still(step, Stretch.Known.UNKNOWN, Math.exp(grown)));
      } else if (!inside) {
        stretches.add(Stretch.still(step, Stretch.Known.CLEAR, Math.exp(grown)));
      } else {
        if (at != c) {
          at = c;
          List<Step> its = inside(steps, chains.get(c));
          parts = Optional.of(new Parts(its, motions.get(c), focals.get(c), grown));
        }
        Stretch next = parts.orElseThrow().at(step, chains.get(c).seconds(), grown);
        stretches.add(next);
        boolean known = next.known() != Stretch.Known.UNKNOWN;
        grown += known ? next.rates().zoom() * step.seconds() : 0;
      }
    }
    return stretches;
  }

  private static List<Step> inside(List<Step> steps, Chain chain) {
    return steps.stream()
        .filter(s -> s.startNanos() >= chain.startNanos() && s.endNanos() <= chain.endNanos())
        .toList();
  }

  /** A chain's motion, and what its steps lack of it. */
  private final class Parts {

    private final ChainMotion found;
    private final int count;
    private final Vec turn;
    private final double zoom;
    private final Rates missing;

    /**
     * Of the steps of a chain at whose beginning the lens has grown by this logarithm. Turns do not
     * add up: one after the other, each about the axes that the ones before have left, steps make a
     * turn that is held against the chain's.
     */
    Parts(List<Step> steps, ChainMotion found, double fitted, double grown) {
      this.found = found;
      count = Math.max(1, steps.size());
      turn = freed(found.motion().turn(), fitted, grown);
      double zoomed = 0;
      for (Step step : steps) {
        zoomed += step.zoom();
      }
      zoom = found.motion().zoom();
      Rotation turned = Rotation.NONE;
      double now = grown;
      for (Step step : steps) {
        turned = turned.after(Rotation.by(asTurn(step, now)));
        now += step.zoom() + (zoom - zoomed) / count;
      }
      Vec lacks = turned.inverse().after(Rotation.by(turn)).vector();
      missing = new Rates(lacks, zoom - zoomed, Vec.ZERO);
    }

    Stretch at(Step step, double seconds, double grown) {
      boolean moves = found.motion().way().length() > 0;
      Rates rates =
          moves
              ? new Rates(turn, zoom, found.motion().way()).times(1 / seconds)
              : new Rates(asTurn(step, grown), step.zoom(), Vec.ZERO)
                  .times(1 / step.seconds())
                  .plus(missing.times(1 / seconds));
      Stretch.Known known =
          switch (found.model()) {
            case NEITHER -> Stretch.Known.UNKNOWN;
            case AMBIGUOUS -> Stretch.Known.AMBIGUOUS;
            case TURN, WAY, WAY_AND_TURN -> Stretch.Known.CLEAR;
          };
      double enlargement = Math.exp(grown + rates.zoom() * step.seconds() / 2);
      return new Stretch(
          step.startNanos(),
          step.endNanos(),
          rates.turned(seen(rates.turn(), enlargement)),
          enlargement,
          known,
          found.errors().times(1 / Math.sqrt(count)),
          found.ratio());
    }
  }

  /** A step's turn, by the focal length at its beginning. */
  private Vec asTurn(Step step, double grown) {
    return freed(step.turn(), supposed, grown);
  }

  /** A turn that was fitted by one focal length, by what zooming has made of the clip's since. */
  private Vec freed(Vec turn, double fitted, double grown) {
    double now = focal * Math.exp(grown);
    return seen(turn, bend.from(fitted, now) * fitted / now);
  }

  /** With what is seen as shift times a factor. */
  private static Vec seen(Vec turn, double factor) {
    return new Vec(turn.x() * factor, turn.y() * factor, turn.z());
  }
}
