package org.worldmill.schemas.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** A clip that is being decoded, and every measure's way through it. */
final class ClipInProgress implements AutoCloseable {

  private final Rational timeBase;
  private final long startPts;
  private final List<Viewer> viewers = new ArrayList<>();
  private final Map<FrameMeasure, FrameMeasure.Pass> seeing = new java.util.LinkedHashMap<>();
  private final Map<AudioMeasure, AudioMeasure.Pass> hearing = new java.util.LinkedHashMap<>();
  private final Optional<ThumbnailMaker.Pass> thumbnail;
  private final TreeMap<String, SignalValue> signals = new TreeMap<>();
  private final List<Frame> open = new ArrayList<>();
  private long frames;

  ClipInProgress(DecodedPass plan, Rational timeBase, long startPts) {
    this.timeBase = timeBase;
    this.startPts = startPts;
    for (FrameMeasure measure : plan.frameMeasures()) {
      FrameMeasure.Pass pass = measure.begin();
      seeing.put(measure, pass);
      viewers.add(new Viewer(measure.sampling(), pass::accept, Optional.of(pass)));
    }
    FilmContext context = plan.context();
    context.lens().ifPresent(lens -> seeing.values().forEach(pass -> pass.lens(lens)));
    context.robot().series().ifPresent(told -> seeing.values().forEach(pass -> pass.robot(told)));
    if (!context.telemetry().streams().isEmpty()) {
      seeing.values().forEach(pass -> pass.sensors(context.telemetry()));
    }
    plan.audioMeasures().forEach(measure -> hearing.put(measure, measure.begin()));
    hearing.values().forEach(pass -> pass.startsAt(startNanos()));
    thumbnail = plan.thumbnails().map(ThumbnailMaker::begin);
    thumbnail.ifPresent(
        pass ->
            viewers.add(
                new Viewer(
                    plan.thumbnails().orElseThrow().sampling(), pass::accept, Optional.empty())));
  }

  long startPts() {
    return startPts;
  }

  long startNanos() {
    return timeBase.toNanos(startPts);
  }

  /** When the latest frame is shown. */
  long lastNanos() {
    return open.isEmpty() ? startNanos() : open.get(open.size() - 1).nanos();
  }

  boolean listens() {
    return !hearing.isEmpty();
  }

  /** Tells the measures that the clip is a transition. */
  void beTransition() {
    seeing.values().forEach(FrameMeasure.Pass::transition);
  }

  /** Tells the measures how much the next frame differs from the one before it. */
  void beChanged(Frame next, double change) {
    long nanos = next.nanos() - startNanos();
    seeing.values().forEach(pass -> pass.shotChange(nanos, change));
  }

  /** Takes the frame over, and closes it once no pair can need it. */
  void accept(Frame frame) {
    frames++;
    open.add(frame);
    viewers.forEach(viewer -> viewer.see(frame));
    for (Frame before : List.copyOf(open)) {
      if (before != frame && viewers.stream().noneMatch(viewer -> viewer.waitsWith(before))) {
        open.remove(before);
        before.close();
      }
    }
  }

  void accept(AudioBlock block) {
    hearing.values().forEach(pass -> pass.accept(block));
  }

  /** No more frames come: collects what was seen and closes the last frame. */
  void endPictures() {
    if (!open.isEmpty()) {
      viewers.forEach(viewer -> viewer.end(open.get(open.size() - 1)));
    }
    seeing.forEach((measure, pass) -> collect(measure, pass.finish(), signals));
    close();
  }

  /** No more sound comes either. */
  ClipResult finish(int index, int shot, Span span) {
    hearing.forEach(
        (measure, pass) -> collect(measure, pass.finish(span.durationNanos()), signals));
    Optional<EncodedImage> picture = thumbnail.flatMap(ThumbnailMaker.Pass::finish);
    return new ClipResult(index, shot, span, frames, signals, picture);
  }

  private static void collect(
      Measure measure, Map<String, SignalValue> found, Map<String, SignalValue> all) {
    List<String> declared = measure.signals().stream().map(SignalSpec::name).sorted().toList();
    if (!found.keySet().stream().sorted().toList().equals(declared)) {
      throw new IllegalStateException(
          measure.name() + " declares " + declared + " but found " + found.keySet());
    }
    all.putAll(found);
  }

  @Override
  public void close() {
    open.forEach(Frame::close);
    open.clear();
  }

  /** One observer with its own time grid. */
  private final class Viewer {

    private final Sampling sampling;
    private final Consumer<Frame> single;
    private final Optional<FrameMeasure.Pass> pass;
    private long lastTick;
    private Optional<Frame> waiting = Optional.empty();

    Viewer(Sampling sampling, Consumer<Frame> single, Optional<FrameMeasure.Pass> pass) {
      this.sampling = sampling;
      this.single = single;
      this.pass = pass;
    }

    void see(Frame frame) {
      boolean sample = isSample(frame);
      if (sampling.kind() != Sampling.Kind.PAIR) {
        if (sample) {
          single.accept(frame);
        }
        return;
      }
      if (waiting.filter(first -> apart(first, frame)).isPresent()) {
        pair(frame);
      }
      waiting = sample ? Optional.of(frame) : waiting;
    }

    private boolean apart(Frame first, Frame frame) {
      return frame.nanos() - first.nanos() >= sampling.apartNanos();
    }

    private void pair(Frame frame) {
      pass.orElseThrow().acceptPair(waiting.orElseThrow(), frame);
      waiting = Optional.empty();
    }

    /** Whether it has seen a sample and not yet its partner. */
    boolean waitsWith(Frame frame) {
      return waiting.filter(first -> first == frame).isPresent();
    }

    /** No frame comes after this one. */
    void end(Frame last) {
      if (waiting.filter(first -> first != last).isPresent()) {
        pair(last);
      }
    }

    private boolean isSample(Frame frame) {
      if (sampling.kind() == Sampling.Kind.EVERY) {
        return true;
      }
      long tick = sampling.tick(frame.pts(), timeBase);
      boolean sample = frames == 1 || tick > lastTick;
      lastTick = tick;
      return sample;
    }
  }
}
