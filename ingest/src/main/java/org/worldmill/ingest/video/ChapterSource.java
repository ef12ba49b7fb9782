package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * One chapter of a film, opened on its own: decoding starts at the last packet before it that
 * stands alone, the frames before it are dropped, and it ends where the first frame of the next one
 * is shown. Its sound may begin before it.
 */
final class ChapterSource implements FrameSource {

  /** Containers whose times are absolute and whose readers go where they are told. */
  private static final List<String> SEEKABLE = List.of("mov,", "matroska,", "mpegts");

  private final VideoSource film;
  private final long startNanos;
  private final long endNanos;
  private Optional<Long> endPts = Optional.empty();

  private ChapterSource(VideoSource film, long startNanos, long endNanos) {
    this.film = film;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  static boolean canSeek(MediaFacts facts) {
    return SEEKABLE.stream().anyMatch(facts.format()::startsWith)
        && facts
            .picture()
            .flatMap(TrackFacts::picture)
            .flatMap(picture -> picture.packets())
            .map(PacketFacts::seekable)
            .orElse(false);
  }

  static FrameSource open(Path file, MediaFacts facts, Chapters chapters, int index)
      throws MediaException {
    ChapterStart start = ChapterStart.open(file, facts, chapters, index);
    try {
      VideoSource film = VideoSource.open(start.demuxer(), facts, chapters.count());
      start.keyPts().ifPresent(film::skipTo);
      return new ChapterSource(film, chapters.startNanos(index), chapters.endNanos(index));
    } catch (MediaException | RuntimeException e) {
      start.demuxer().close();
      throw e;
    }
  }

  @Override
  public Rational timeBase() {
    return film.timeBase();
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    for (Optional<MediaEvent> next = film.next(); next.isPresent(); next = film.next()) {
      if (!(next.get() instanceof Frame frame) || isInside(frame)) {
        return next;
      }
      frame.close();
    }
    return Optional.empty();
  }

  private boolean isInside(Frame frame) {
    if (frame.nanos() >= endNanos && endPts.isEmpty()) {
      endPts = Optional.of(frame.pts());
      film.endPictures(endNanos);
    }
    return frame.nanos() >= startNanos && frame.nanos() < endNanos;
  }

  @Override
  public long endPts() {
    return endPts.orElseGet(film::endPts);
  }

  @Override
  public void close() {
    film.close();
  }
}
