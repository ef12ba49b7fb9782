package org.worldmill.jobs.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.worldmill.curate.measure.FilmFocal;
import org.worldmill.ingest.video.ColourPicture;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FilmContext;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.telemetry.Telemetry;

/**
 * Clips of a film that follow each other, decoded twice: once to watch the measures at work, once
 * to draw. Opens untrusted bytes, so it belongs into a media worker.
 */
public final class OverlayFilm {

  /** The measures that have something to tell. */
  private static final Set<String> TELLING = Set.of("physics", "camera-motion");

  /** Of H.264: thin lines stay clean. */
  private static final int QUANTISER = 22;

  private final Path file;
  private final MediaFacts facts;
  private final List<OverlayClip> clips;
  private final List<Seen> seen = new ArrayList<>();

  private OverlayFilm(Path file, MediaFacts facts, List<OverlayClip> clips) {
    this.file = file;
    this.facts = facts;
    this.clips = List.copyOf(clips);
    clips.forEach(clip -> seen.add(new Seen()));
  }

  /**
   * Watches the measures at work.
   *
   * @param clips in order, at least one
   * @throws MediaException if the film cannot be decoded
   */
  public static OverlayFilm watched(
      Path file, MediaFacts facts, List<OverlayClip> clips, MeasureRegistry measures)
      throws MediaException {
    OverlayFilm film = new OverlayFilm(file, facts, clips);
    List<FrameMeasure> telling = new ArrayList<>();
    for (FrameMeasure measure : measures.of(FrameMeasure.class, Modality.VIDEO)) {
      String signal = measure.signals().get(0).name();
      boolean measured = clips.stream().anyMatch(clip -> clip.signals().containsKey(signal));
      if (measured && TELLING.contains(measure.name())) {
        telling.add(new WatchedMeasure(measure, film.seen));
      }
    }
    DecodedPass pass =
        new DecodedPass(
            new GivenCuts(clips),
            telling,
            List.of(),
            Optional.empty(),
            new ClipRules(Long.MAX_VALUE),
            new FilmContext(Telemetry.NONE, FilmFocal.lens(facts)));
    try (FrameSource source = film.open()) {
      pass.run(source, clip -> {});
    }
    return film;
  }

  private FrameSource open() throws MediaException {
    long end = clips.get(clips.size() - 1).span().endPts();
    return new SpanSource(VideoSource.open(file, facts), clips.get(0).span().startPts(), end);
  }

  /**
   * What was drawn.
   *
   * @param frames how many pictures
   * @param widthPx of each
   * @param heightPx of each
   */
  public record Drawn(long frames, int widthPx, int heightPx) {}

  /**
   * Writes the film with the layers drawn in: an MP4 without sound whose times count from its first
   * picture, by the source's own clock.
   *
   * @throws IOException if it cannot be written
   * @throws MediaException if the film cannot be decoded
   */
  public Drawn write(Path target, Set<OverlayLayer> layers) throws IOException, MediaException {
    try (FrameSource source = open();
        Writing writing = new Writing(target, layers, source)) {
      return writing.all();
    }
  }

  /** The clip that a picture belongs to. */
  private int clipOf(long pts, int before) {
    int clip = before;
    while (clip + 1 < clips.size() && pts >= clips.get(clip + 1).span().startPts()) {
      clip++;
    }
    return clip;
  }

  private OverlayPainter painter(int clip, Set<OverlayLayer> layers, Layout layout, Frame first) {
    return new OverlayPainter(
        layout,
        layers,
        new OverlayPainter.Clip(
            clips.get(clip).seconds(), clips.get(clip).signals(), seen.get(clip)),
        first.widthPx());
  }

  private double seconds(Frame frame, int clip) {
    return (frame.nanos() - clips.get(clip).span().startNanos()) / 1e9;
  }

  /**
   * A JPEG of the one picture of the first clip in which most of what was seen can be seen at once,
   * all layers drawn in but flow.
   *
   * @param mostBytes it is made coarser until it is no longer than that
   * @return empty if it cannot be made as small
   */
  public Optional<byte[]> fullestPicture(int mostBytes) throws MediaException {
    Set<OverlayLayer> layers =
        Set.of(OverlayLayer.TRACKS, OverlayLayer.CAMERA, OverlayLayer.EVENTS, OverlayLayer.CURVES);
    double wanted = seen.get(0).fullestSeconds(clips.get(0).seconds());
    Optional<Frame> latest = Optional.empty();
    try (FrameSource source = open()) {
      boolean shown = false;
      for (Optional<Frame> next = frame(source); next.isPresent() && !shown; ) {
        latest.ifPresent(Frame::close);
        latest = next;
        shown = seconds(next.get(), 0) >= wanted;
        next = shown ? next : frame(source);
      }
      return latest.flatMap(frame -> jpeg(drawn(frame, layers), mostBytes));
    } finally {
      latest.ifPresent(Frame::close);
    }
  }

  private Raster drawn(Frame frame, Set<OverlayLayer> layers) {
    Layout layout = OverlayPainter.layout(layers, frame.widthPx(), frame.heightPx());
    return painter(0, layers, layout, frame).draw(frame, seconds(frame, 0));
  }

  private static Optional<byte[]> jpeg(Raster raster, int mostBytes) {
    for (float quality = 0.85f; quality > 0.3f; quality -= 0.1f) {
      byte[] bytes = ColourPicture.jpeg(raster.width(), raster.height(), raster.pixels(), quality);
      if (bytes.length <= mostBytes) {
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  private static Optional<Frame> frame(FrameSource source) throws MediaException {
    return source.next().map(Frame.class::cast);
  }

  /** A film being written: each picture waits for the time of the next. */
  private final class Writing implements AutoCloseable {

    private final Path target;
    private final Set<OverlayLayer> layers;
    private final FrameSource source;
    private Optional<VideoEncoder> encoder = Optional.empty();
    private Optional<Raster> waiting = Optional.empty();
    private long firstPts;
    private long waitingPts;
    private long frames;

    Writing(Path target, Set<OverlayLayer> layers, FrameSource source) {
      this.target = target;
      this.layers = layers;
      this.source = source;
    }

    Drawn all() throws IOException, MediaException {
      int clip = -1;
      Optional<Layout> layout = Optional.empty();
      Optional<OverlayPainter> painter = Optional.empty();
      for (Optional<Frame> next = frame(source); next.isPresent(); next = frame(source)) {
        try (Frame frame = next.get()) {
          layout =
              layout.or(
                  () ->
                      Optional.of(
                          OverlayPainter.layout(layers, frame.widthPx(), frame.heightPx())));
          int of = clipOf(frame.pts(), Math.max(0, clip));
          if (of != clip) {
            clip = of;
            painter = Optional.of(painter(clip, layers, layout.orElseThrow(), frame));
          }
          put(painter.orElseThrow().draw(frame, seconds(frame, clip)), frame.pts());
        }
      }
      release(source.endPts());
      encoder.orElseThrow().finish();
      return new Drawn(frames, layout.orElseThrow().width(), layout.orElseThrow().height());
    }

    private void put(Raster raster, long pts) throws IOException {
      if (encoder.isEmpty()) {
        firstPts = pts;
        encoder = Optional.of(VideoEncoder.create(target, settings(raster)));
      }
      release(pts);
      waiting = Optional.of(raster);
      waitingPts = pts;
    }

    private void release(long untilPts) throws IOException {
      if (waiting.isPresent()) {
        encoder
            .orElseThrow()
            .addFrame(waiting.get().pixels(), waitingPts - firstPts, untilPts - waitingPts);
        frames++;
      }
    }

    private VideoEncoder.Settings settings(Raster raster) {
      return new VideoEncoder.Settings(
          raster.width(),
          raster.height(),
          new Rational(30, 1),
          source.timeBase(),
          1_000_000,
          OptionalInt.of(QUANTISER),
          Optional.empty());
    }

    @Override
    public void close() {
      encoder.ifPresent(VideoEncoder::close);
    }
  }
}
