package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.media.Chapters;

/**
 * A film opened where a chapter of it begins.
 *
 * @param demuxer stands at or before the chapter's first frame
 * @param keyPts the packet at which decoding starts; empty for the first that is read
 */
record ChapterStart(Demuxer demuxer, OptionalLong keyPts) {

  static ChapterStart open(Path file, MediaFacts facts, Chapters chapters, int index)
      throws MediaException {
    ContainerGuard.check(file);
    Demuxer demuxer = Demuxer.open(file, Demuxer.FILM_FORMATS);
    if (index == 0) {
      return new ChapterStart(demuxer, OptionalLong.empty());
    }
    OptionalLong key;
    try {
      TrackFacts track = facts.picture().orElseThrow();
      AVStream stream = VideoSource.matching(demuxer, track);
      long start = track.timeBase().ticksAtOrAfter(chapters.startNanos(index));
      key = new KeySearch(demuxer, stream, track.timeBase()).goBefore(start);
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
    if (key.isPresent()) {
      return new ChapterStart(demuxer, key);
    }
    // Reading from the very beginning is slow and always right.
    demuxer.close();
    return new ChapterStart(Demuxer.open(file, Demuxer.FILM_FORMATS), key);
  }
}
