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
import org.worldmill.label.physics.Rolling;
import org.worldmill.label.physics.RollingFinder;
import org.worldmill.label.physics.Strike;
import org.worldmill.label.physics.StrikeFinder;
import org.worldmill.label.physics.TimeArrow;
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
 * @param rolling how something round turns
 * @param arrow what energy says
 */
record Watched(
    Scenery scenery,
    Optional<FreeFall> fall,
    List<Strike> strikes,
    Optional<Period> period,
    Optional<Rolling> rolling,
    TimeArrow arrow) {

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
    return of(follower.finish());
  }

  static Watched of(Scenery scenery) {
    Optional<FreeFall> fall = new FreeFallFinder().find(scenery).fall();
    Optional<Period> period = new PeriodFinder().find(scenery).period();
    return new Watched(
        scenery,
        fall,
        new StrikeFinder().find(scenery, fall),
        period,
        new RollingFinder().find(scenery).rolling(),
        new TimeArrow(fall, period));
  }
}
