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
    List<Double> focals = new ArrayList<>();
    boolean sure = found.filter(FocalSearch.Found::isSure).isPresent();
    List<Evidence> evidence = evidence(chains, focal, sure, focals);
    List<ChainMotion> motions = motions(chains, evidence);
    List<Stretch> stretches =
        new Spread(lens.focalWidths(), focal, aspect).over(steps, chains, motions, focals);
    List<ChainParallax> parallax = parallax(chains, evidence, motions, focals);
    long start = steps.get(0).startNanos();
    witness.ifPresent(
        asking -> stretches.forEach(stretch -> asking.accept(stretch.seen(start, focal))));
    Optional<Shake.Found> shake =
        new Tremor(lens.focalWidths(), width, aspect).shake(steps, stretches, found);
    double shaken = shake.map(Shake.Found::rms).orElse(0.0);
    List<Segment> segments =
        new Segmenter(stretches, found.orElse(new FocalSearch.Found(focal, 0)), aspect, shaken)
            .segments();
    return new CameraStory(
        segments,
        pictureSteps(steps, stretches, focal),
        focal,
        found.map(f -> OptionalDouble.of(f.widths())).orElse(OptionalDouble.empty()),
        found.map(FocalSearch.Found::error).orElse(0.0),
        shake.map(f -> OptionalDouble.of(f.rms())).orElse(OptionalDouble.empty()),
        shake.map(Shake.Found::error).orElse(0.0),
        aspect,
        segments.stream().map(span -> parallax(span, parallax, focal)).toList(),
        own.judged(steps, chains, motions, new FocalSearch(lens.focalWidths(), width), found));
  }

  private List<ChainParallax> parallax(
      List<Chain> chains, List<Evidence> evidence, List<ChainMotion> motions, List<Double> focals) {
    List<ChainParallax> parallax = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      parallax.addAll(
          ChainParallax.of(chains.get(i), evidence.get(i), motions.get(i).model(), focals.get(i)));
    }
    return parallax;
  }

  private SpanParallax parallax(Segment span, List<ChainParallax> chains, double focal) {
    double seen = Apparent.total(span.rates(), focal, aspect);
    return SpanParallax.of(span, chains, seen, width, aspect);
  }

  private List<PictureStep> pictureSteps(List<Step> steps, List<Stretch> stretches, double focal) {
    StepErrors errors = new StepErrors(lens.focalWidths(), width);
    List<PictureStep> seen = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).kind() != Step.Kind.LOST) {
        seen.add(PictureStep.of(steps.get(i), stretches.get(i), errors, focal));
      }
    }
    return seen;
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

  /** Of each chain by what zooming has made of the focal length until it began. */
  private List<Evidence> evidence(
      List<Chain> chains, double focal, boolean known, List<Double> focals) {
    List<Evidence> evidence = new ArrayList<>();
    double now = focal;
    for (Chain chain : chains) {
      Evidence found = evidence(chain, now, known);
      evidence.add(found);
      focals.add(now);
      now *= Math.exp(ChainMotion.of(found, found.wayRatio()).motion().zoom());
    }
    return evidence;
  }

  private List<ChainMotion> motions(List<Chain> chains, List<Evidence> evidence) {
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
    RotationFit freed = RotationFit.of(chain.matches(), best * width);
    if (search.railed(best)) {
      // What no focal length explains is parallax, whichever the true one is.
      boolean explained = freed.medianPx() < ChainMotion.PARALLAX * first.moved().medianPx();
      return explained ? first.asRailed() : first;
    }
    Vec turn = freed.turn();
    Vec scaled = new Vec(turn.x() * best / focal, turn.y() * best / focal, turn.z());
    RotationFit like =
        new RotationFit(
            scaled,
            freed.logZoom(),
            freed.medianPx(),
            freed.tailPx(),
            freed.cost(),
            freed.turnError(),
            freed.zoomError());
    return Evidence.of(chain.matches(), px, like);
  }
}
