package org.worldmill.schemas.media;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;

/** A source of small flat frames and of sound, given out in the order in which they were added. */
final class PaintedSource implements FrameSource {

  /** Told to give this up, it fails as a damaged file would. */
  static final String DAMAGED = "the bytes end in the middle of a frame";

  private final Rational timeBase;
  private final List<MediaEvent> events = new ArrayList<>();
  private final List<PaintedFrame> frames = new ArrayList<>();
  private Optional<Iterator<MediaEvent>> reading = Optional.empty();
  private long endPts;
  private boolean damaged;

  PaintedSource(Rational timeBase) {
    this.timeBase = timeBase;
  }

  /** Frames at these time stamps, each lasting to the next, the last one tick. */
  static PaintedSource of(Rational timeBase, List<Long> stamps) {
    PaintedSource source = new PaintedSource(timeBase);
    stamps.forEach(source::addFrame);
    return source;
  }

  /** {@code count} frames, one a tick. */
  static PaintedSource ticks(Rational timeBase, int count) {
    PaintedSource source = new PaintedSource(timeBase);
    for (long pts = 0; pts < count; pts++) {
      source.addFrame(pts);
    }
    return source;
  }

  void addFrame(long pts) {
    PaintedFrame frame = new PaintedFrame(pts, timeBase.toNanos(pts));
    frames.add(frame);
    events.add(frame);
  }

  void addSound(AudioBlock block) {
    events.add(block);
  }

  PaintedSource thenDamaged() {
    damaged = true;
    return this;
  }

  List<PaintedFrame> frames() {
    return frames;
  }

  @Override
  public Rational timeBase() {
    return timeBase;
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    if (reading.isEmpty()) {
      reading = Optional.of(events.iterator());
    }
    if (!reading.get().hasNext()) {
      if (damaged) {
        throw new MediaException(MediaException.Code.CORRUPT, DAMAGED);
      }
      return Optional.empty();
    }
    MediaEvent event = reading.get().next();
    if (event instanceof PaintedFrame frame) {
      frame.give();
      endPts = frame.pts() + 1;
    }
    return Optional.of(event);
  }

  @Override
  public long endPts() {
    return endPts;
  }

  @Override
  public void close() {}

  /** A frame that knows how often it was given out, and whether it was closed. */
  static final class PaintedFrame implements Frame {

    private final long pts;
    private final long nanos;
    private int given;
    private boolean closed;

    PaintedFrame(long pts, long nanos) {
      this.pts = pts;
      this.nanos = nanos;
    }

    void give() {
      given++;
    }

    int given() {
      return given;
    }

    boolean leaked() {
      return given > 0 && !closed;
    }

    @Override
    public long pts() {
      return pts;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public boolean keyFrame() {
      return pts == 0;
    }

    @Override
    public PictureType pictureType() {
      return PictureType.UNKNOWN;
    }

    @Override
    public int widthPx() {
      return 16;
    }

    @Override
    public int heightPx() {
      return 16;
    }

    @Override
    public Plane luma(int maxSide) {
      if (closed) {
        throw new IllegalStateException("frame " + pts + " was closed before it was looked at");
      }
      return new Plane(1, 1, new byte[] {(byte) pts});
    }

    @Override
    public Plane chromaBlue(int maxSide) {
      return luma(maxSide);
    }

    @Override
    public Plane chromaRed(int maxSide) {
      return luma(maxSide);
    }

    @Override
    public Optional<MotionVectors> motionVectors() {
      return Optional.empty();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
