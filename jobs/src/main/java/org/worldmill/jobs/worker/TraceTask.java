package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.worldmill.curate.measure.FilmFocal;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.curate.shot.ShotTrace;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FilmContext;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.telemetry.Telemetry;

/**
 * Follows a film twice: once for the shot detector, and once cut into seconds for the measures and
 * the pictures at its boundaries. For people who look at one film; a mill never does this.
 */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class TraceTask implements WorkerTask<TraceRequest, TraceReply> {

  private static final ClipRules SECONDS = new ClipRules(1_000_000_000L);

  private final MeasureRegistry measures = MeasureRegistry.load();

  @Override
  public Class<TraceRequest> requestType() {
    return TraceRequest.class;
  }

  @Override
  public TraceReply run(TraceRequest request) throws MediaException {
    List<ShotTrace.Point> points = points(request);
    TreeSet<Long> shown = new TreeSet<>();
    points.forEach(point -> shown.add(point.pts()));
    TreeSet<Long> wanted = new TreeSet<>(request.boundaries());
    for (long boundary : request.boundaries()) {
      Optional.ofNullable(shown.lower(boundary)).ifPresent(wanted::add);
    }
    List<TraceReply.Second> seconds = new ArrayList<>();
    PictureTap pictures;
    try (FrameSource source = VideoSource.open(Path.of(request.file()), request.facts())) {
      pictures = new PictureTap(source, wanted, Path.of(request.scratchDir()));
      DecodedPass bySecond =
          new DecodedPass(
              DecodedPass.ONE_SHOT,
              measures.of(FrameMeasure.class, Modality.VIDEO).stream()
                  .filter(m -> !request.curate().disabledMeasures().contains(m.name()))
                  .toList(),
              List.of(),
              Optional.empty(),
              SECONDS,
              new FilmContext(Telemetry.NONE, FilmFocal.lens(request.facts())));
      bySecond.run(pictures, clip -> seconds.add(second(clip)));
    }
    List<TraceReply.Sides> sides = new ArrayList<>();
    for (long boundary : request.boundaries()) {
      Optional<Long> before = Optional.ofNullable(shown.lower(boundary));
      sides.add(
          new TraceReply.Sides(boundary, before.flatMap(pictures::file), pictures.file(boundary)));
    }
    return new TraceReply(points.stream().map(TraceTask::seen).toList(), sides, seconds);
  }

  private static List<ShotTrace.Point> points(TraceRequest request) throws MediaException {
    ShotTrace trace = new ShotTrace();
    DecodedPass shots =
        new DecodedPass(
            ShotDetectors.traced(request.curate().shots(), trace),
            List.of(),
            List.of(),
            Optional.empty(),
            new ClipRules(Long.MAX_VALUE));
    try (FrameSource source = VideoSource.open(Path.of(request.file()), request.facts())) {
      shots.run(source, clip -> {});
    }
    return trace.points();
  }

  private static TraceReply.Seen seen(ShotTrace.Point point) {
    return new TraceReply.Seen(
        point.pts(),
        point.change(),
        point.threshold(),
        point.decision().name().toLowerCase(Locale.ROOT));
  }

  private static TraceReply.Second second(ClipResult clip) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    clip.signals()
        .forEach((name, value) -> value.number().ifPresent(number -> numbers.put(name, number)));
    return new TraceReply.Second(clip.span(), numbers);
  }
}
