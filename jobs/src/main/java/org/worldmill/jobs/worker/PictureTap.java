package org.worldmill.jobs.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.ThumbnailMaker;

/** A source that saves pictures of some of the frames that pass through it. */
final class PictureTap implements FrameSource {

  private final FrameSource source;
  private final Set<Long> wanted;
  private final Path folder;
  private final TreeMap<Long, String> files = new TreeMap<>();

  /** Saves the frames at these time stamps; closing it closes the source. */
  PictureTap(FrameSource source, Set<Long> wanted, Path folder) {
    this.source = source;
    this.wanted = Set.copyOf(wanted);
    this.folder = folder;
  }

  /** Where the picture of a frame lies, if it has passed. */
  Optional<String> file(long pts) {
    return Optional.ofNullable(files.get(pts));
  }

  @Override
  public Rational timeBase() {
    return source.timeBase();
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    Optional<MediaEvent> event = source.next();
    if (event.isPresent() && event.get() instanceof Frame frame && wanted.contains(frame.pts())) {
      ThumbnailMaker.Pass one = new JpegThumbnails().begin();
      one.accept(frame);
      one.finish().ifPresent(picture -> save(frame.pts(), picture));
    }
    return event;
  }

  private void save(long pts, EncodedImage picture) {
    Path target = folder.resolve("frame-" + pts + ".jpg");
    try {
      Files.write(target, picture.bytes());
      files.put(pts, target.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be written to " + target, e);
    }
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
