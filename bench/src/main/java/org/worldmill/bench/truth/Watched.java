package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.physics.FreeFall;
import org.worldmill.label.physics.FreeFallFinder;
import org.worldmill.label.physics.Period;
import org.worldmill.label.physics.PeriodFinder;
import org.worldmill.label.physics.Strike;
import org.worldmill.label.physics.StrikeFinder;
import org.worldmill.label.track.Follower;
import org.worldmill.label.track.Gate;
import org.worldmill.label.track.Scenery;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/**
 * What is found in a film that is one clip.
 *
 * @param scenery what was followed
 * @param fall free fall, if claimed
 * @param strikes what struck
 * @param period what swings
 */
record Watched(
    Scenery scenery, Optional<FreeFall> fall, List<Strike> strikes, Optional<Period> period) {

  Watched {
    strikes = List.copyOf(strikes);
  }

  static Watched of(Path film, Gate gate) throws IOException, MediaException {
    Follower follower = new Follower(gate);
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          follower.accept(frame);
          frame.close();
        }
      }
    }
    Scenery scenery = follower.finish();
    Optional<FreeFall> fall = new FreeFallFinder().find(scenery).fall();
    return new Watched(
        scenery,
        fall,
        new StrikeFinder().find(scenery, fall),
        new PeriodFinder().find(scenery).period());
  }
}
