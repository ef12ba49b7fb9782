package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CutMode;

/**
 * Cuts spans out of a film into MP4 files, exact to the picture. Packets are copied where {@link
 * CutPlan} proves that they decode as they did; the pictures before and behind them, or the whole
 * span where a codec allows no joining, are decoded and encoded, in one pass over the file. What is
 * copied keeps its display matrix, a span encoded whole is upright. The same input gives the same
 * bytes.
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
    CutPlan plan = plan(source, track);
    try {
      return run(source, facts, spans.stream().map(plan::of).toList(), targets);
    } catch (ClipPlan.Unexpected e) {
      return run(source, facts, spans.stream().map(ClipPlan::unseen).toList(), targets);
    }
  }

  private static List<CutClip> run(
      Path source, MediaFacts facts, List<ClipPlan> plans, List<Path> targets)
      throws MediaException {
    try (Demuxer demuxer = Demuxer.open(source, Demuxer.FILM_FORMATS);
        CutRun run = new CutRun(demuxer, facts, plans, targets)) {
      return run.toTheEnd();
    }
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

  private CutPlan plan(Path source, TrackFacts track) throws MediaException {
    try (Demuxer demuxer = Demuxer.open(source, Demuxer.FILM_FORMATS)) {
      AVStream stream = VideoSource.matching(demuxer, track);
      demuxer.keepOnly(List.of(track.index()));
      KeyPackets keys = new KeyPackets(stream.codecpar());
      PacketCensus census = new PacketCensus();
      BitSet alone = new BitSet();
      for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        AVPacket packet = next.get();
        if (packet.stream_index() == track.index() && packet.size() > 0) {
          int before = census.count();
          census.add(packet);
          if (census.count() > before && keys.standsAlone(packet)) {
            alone.set(before);
          }
        }
      }
      Copying possible =
          Copying.of(
              stream.codecpar(),
              track.codec(),
              Ffmpeg.text(demuxer.context().iformat().name()).orElse(""));
      return new CutPlan(census, alone, mode == CutMode.SMART ? possible : possible.withoutCopy());
    }
  }
}
