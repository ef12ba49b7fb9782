package org.worldmill.curate.shot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.worldmill.curate.shot.ShotTrace.Decision;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.ShotDetector;

/**
 * Finds hard cuts from the change between neighbouring frames ({@link CutFinder}), and fades and
 * dissolves from even blends of many ({@link GradualFinder}).
 *
 * <p>A transition is a piece of its own: a boundary where it begins, one where the next shot does.
 * Where it began is known only later, so frames wait: about a dozen, and up to {@link #MOST} while
 * a transition may be going on, fewer where frames are large ({@link #BUDGET_BYTES}).
 *
 * @param name name and version
 * @param rule when a change is large enough
 * @param minShotNanos least distance between boundaries
 * @param trace where to write what was seen, if someone asked
 */
record ChangeDetector(String name, ChangeRule rule, long minShotNanos, Optional<ShotTrace> trace)
    implements ShotDetector {

  private static final int MOST = 32;

  /** Frames that wait while nothing seems to go on. */
  private static final int USUAL = 12;

  /** Fewest frames that wait, however large they are. */
  private static final int FEWEST = 6;

  /** Native memory that waiting frames may hold. */
  private static final long BUDGET_BYTES = 96L << 20;

  @Override
  public int delayFrames() {
    return MOST;
  }

  @Override
  public Detection begin() {
    return new Run();
  }

  private final class Run implements Detection {

    private final CutFinder cuts = new CutFinder(rule, minShotNanos);
    private final GradualFinder gradual = new GradualFinder(this::found);
    private final Deque<Boundary> found = new ArrayDeque<>();
    private long lastPts = Long.MIN_VALUE;
    private boolean inTransition;
    private int accepted;
    private int decided;
    private int earliest;
    private int limit = MOST;

    @Override
    public OptionalLong accept(Frame frame) {
      Glance glance = Glance.at(frame);
      if (accepted == 0) {
        long affordable = BUDGET_BYTES / Math.max(1, glance.bytes());
        limit = (int) Math.max(FEWEST, Math.min(MOST, affordable));
      }
      accepted++;
      cuts.accept(glance).ifPresent(this::decided);
      OptionalLong given = give();
      earliest = Math.max(earliest, wanted());
      return given;
    }

    @Override
    public int undecidedFrames() {
      return accepted - earliest;
    }

    @Override
    public boolean inTransition() {
      return inTransition;
    }

    @Override
    public OptionalDouble change() {
      return cuts.latestChange();
    }

    @Override
    public OptionalLong finish() {
      for (Optional<CutFinder.Decided> next = cuts.next(); next.isPresent(); next = cuts.next()) {
        decided(next.get());
      }
      gradual.finish(earliest);
      return give();
    }

    /** The first frame to wait from now on. */
    private int wanted() {
      int usual = accepted - Math.min(USUAL, limit);
      int named = found.isEmpty() ? Integer.MAX_VALUE : found.getFirst().frame();
      int possible = Math.max(accepted - limit, Math.min(usual, gradual.mayName()));
      return Math.min(named, possible);
    }

    private void decided(CutFinder.Decided frame) {
      trace.ifPresent(
          to ->
              to.add(
                  new ShotTrace.Point(
                      frame.picture().pts(), frame.change(), frame.threshold(), frame.decision())));
      if (frame.decision() == Decision.CUT) {
        gradual.cutComes(earliest);
        found(new Boundary(decided, frame.picture().pts(), false));
      }
      boolean pressed = accepted - earliest >= limit - 1;
      gradual.accept(new Miniature(frame.picture()), earliest, pressed);
      decided++;
    }

    private void found(Boundary boundary) {
      long before = found.isEmpty() ? lastPts : found.getLast().pts();
      if (boundary.pts() <= before) {
        return;
      }
      found.add(boundary);
      trace.ifPresent(to -> to.decide(boundary));
    }

    private OptionalLong give() {
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      Boundary next = found.remove();
      lastPts = next.pts();
      inTransition = next.transition();
      return OptionalLong.of(next.pts());
    }
  }
}
