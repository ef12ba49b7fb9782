package org.worldmill.jobs.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.telemetry.TelemetryTracks;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.media.TelemetryMeasure;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.telemetry.Telemetry;

/** The telemetry of a film, and the times of the frames that have gone by. */
final class ClipTelemetry {

  private final AnalyseRequest request;
  private final List<TelemetryMeasure> measures;
  private final List<Long> frameNanos = new ArrayList<>();
  private Optional<Telemetry> telemetry = Optional.empty();
  private Optional<RobotRecord> robot = Optional.empty();

  ClipTelemetry(AnalyseRequest request, MeasureRegistry registry) {
    this.request = request;
    this.measures = registry.of(TelemetryMeasure.class, Modality.VIDEO);
  }

  private boolean isThere() {
    return TelemetryTracks.areIn(request.facts()) || !request.beside().equals(BesideFilm.NOTHING);
  }

  /** The same source, whose frames are noted as they are given out. */
  FrameSource watching(FrameSource source) {
    return measures.isEmpty() || !isThere() ? source : new Watched(source);
  }

  /** The signals of the clip that ended last: clips end in order, and frames are of one alone. */
  Map<String, SignalValue> signals(Span span) {
    Map<String, SignalValue> found = new TreeMap<>();
    if (!measures.isEmpty()) {
      TelemetryClip clip = new TelemetryClip(span, read(), framesOf(span), robot());
      measures.forEach(measure -> found.putAll(measure.measure(clip)));
    }
    return found;
  }

  /** All of the film's; read once. */
  Telemetry read() {
    if (telemetry.isEmpty()) {
      Telemetry own = TelemetryTracks.read(Path.of(request.file()), request.facts());
      telemetry = Optional.of(own.and(request.beside().telemetry()));
    }
    return telemetry.get();
  }

  /** What a robot did in the film; read once. */
  RobotRecord robot() {
    if (robot.isEmpty()) {
      robot = Optional.of(request.beside().robot());
    }
    return robot.get();
  }

  private List<Long> framesOf(Span span) {
    long end = span.timeBase().toNanos(span.endPts());
    int count = 0;
    while (count < frameNanos.size() && frameNanos.get(count) < end) {
      count++;
    }
    List<Long> gone = frameNanos.subList(0, count);
    List<Long> inside = gone.stream().filter(nanos -> nanos >= span.startNanos()).toList();
    gone.clear();
    return inside;
  }

  /** Notes when frames are shown. */
  private final class Watched implements FrameSource {

    private final FrameSource source;

    Watched(FrameSource source) {
      this.source = source;
    }

    @Override
    public Rational timeBase() {
      return source.timeBase();
    }

    @Override
    public Optional<MediaEvent> next() throws MediaException {
      Optional<MediaEvent> next = source.next();
      if (next.isPresent() && next.get() instanceof Frame frame) {
        frameNanos.add(frame.nanos());
      }
      return next;
    }

    @Override
    public long endPts() {
      return source.endPts();
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
