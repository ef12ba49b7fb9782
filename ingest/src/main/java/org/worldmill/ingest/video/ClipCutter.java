package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/**
 * Cuts spans out of a film into MP4 files (WebM for VP8), exact to the picture. Packets are copied
 * where {@link CutPlan} proves that they decode as they did; the pictures before and behind them,
 * or the whole span where a codec allows no joining, are decoded and encoded, in one pass over the
 * file. What is copied keeps its display matrix, a span encoded whole is upright. The same input
 * gives the same bytes.
 */
public final class ClipCutter {

  private final CutMode mode;

  /** Cuts in this way. */
  public ClipCutter(CutMode mode) {
    this.mode = mode;
  }

  /**
   * Cuts.
   *
   * @param source a film that {@code facts} describe
   * @param spans ascending, not overlapping, in the picture track's time base
   * @param targets a file for each span, overwritten
   * @return what was written, in the order of {@code spans}
   * @throws MediaException if the film cannot be read, or a span holds no picture
   */
  public List<CutClip> cut(Path source, MediaFacts facts, List<Span> spans, List<Path> targets)
      throws MediaException {
    TrackFacts track =
        facts
            .picture()
            .orElseThrow(() -> new IllegalArgumentException("these facts name no picture track"));
    requireUsable(spans, targets, track);
    if (spans.isEmpty()) {
      return List.of();
    }
    ContainerGuard.check(source);
    FilmPlan film = FilmPlan.read(source, facts, mode);
    try {
      return run(source, facts, film, spans.stream().map(film.cuts()::of).toList(), targets);
    } catch (ClipPlan.Unexpected e) {
      return run(
          source, facts, film.unseen(), spans.stream().map(ClipPlan::unseen).toList(), targets);
    }
  }

  private static List<CutClip> run(
      Path source, MediaFacts facts, FilmPlan film, List<ClipPlan> plans, List<Path> targets)
      throws MediaException {
    try (Demuxer demuxer = Demuxer.open(source, Demuxer.FILM_FORMATS);
        CutRun run = new CutRun(demuxer, facts, film, jobs(plans, targets))) {
      return run.toTheEnd();
    }
  }

  private static List<CutJob> jobs(List<ClipPlan> plans, List<Path> targets) {
    List<CutJob> jobs = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      jobs.add(new CutJob(plans.get(i), targets.get(i)));
    }
    return jobs;
  }

  private static void requireUsable(List<Span> spans, List<Path> targets, TrackFacts track) {
    if (spans.size() != targets.size()) {
      throw new IllegalArgumentException(spans.size() + " spans, " + targets.size() + " targets");
    }
    for (int i = 0; i < spans.size(); i++) {
      if (!spans.get(i).timeBase().equals(track.timeBase())) {
        throw new IllegalArgumentException(
            "span " + spans.get(i) + " is not in the track's time base " + track.timeBase());
      }
      if (i > 0 && spans.get(i).startPts() < spans.get(i - 1).endPts()) {
        throw new IllegalArgumentException("spans overlap or descend at " + spans.get(i));
      }
    }
  }
}
