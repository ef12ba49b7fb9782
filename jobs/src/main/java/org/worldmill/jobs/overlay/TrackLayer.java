package org.worldmill.jobs.overlay;

import java.util.List;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Observation.Sighting;
import org.worldmill.schemas.media.Observation.View;

/**
 * Things that move on their own: a ring of each one's size while it is seen, its way so far behind
 * it, the last {@value #FRESH_SECONDS} s of it thick; the way stays a while after the thing is
 * gone.
 */
final class TrackLayer {

  private static final double FRESH_SECONDS = 0.6;
  private static final double AFTER_SECONDS = 1.0;
  private static final double SEEN_SECONDS = 0.12;

  private final Layout layout;
  private final Seen seen;

  TrackLayer(Layout layout, Seen seen) {
    this.layout = layout;
    this.seen = seen;
  }

  void draw(Raster raster, double seconds) {
    View view = seen.view(seconds);
    double since = seen.comparableSince(seconds);
    List<Observation.Way> ways = seen.ways();
    for (int number = ways.size() - 1; number >= 0; number--) {
      Observation.Way way = ways.get(number);
      if (way.seconds() <= seconds && seconds <= way.endSeconds() + AFTER_SECONDS) {
        draw(raster, way.sightings(), number, new Now(seconds, since, view));
      }
    }
  }

  /** The moment that is shown. */
  private record Now(double seconds, double since, View view) {}

  private void draw(Raster raster, List<Sighting> sightings, int number, Now now) {
    int colour = Palette.track(number);
    int last = -1;
    for (int i = 0;
        i < sightings.size() && sightings.get(i).seconds() <= now.seconds() + 1e-6;
        i++) {
      boolean joined = i > 0 && sightings.get(i - 1).seconds() > now.since();
      if (joined) {
        boolean fresh = sightings.get(i).seconds() > now.seconds() - FRESH_SECONDS;
        double thick = (fresh ? 1.3 : 0.7) * layout.dot();
        Raster.Ink ink = new Raster.Ink(colour, fresh ? 1 : 0.7);
        leg(raster, sightings.get(i - 1), sightings.get(i), now.view(), thick, ink);
      }
      last = i;
    }
    if (last >= 0 && now.seconds() - sightings.get(last).seconds() < SEEN_SECONDS) {
      ring(raster, sightings.get(last), now.view(), colour);
    }
  }

  private void leg(Raster raster, Sighting a, Sighting b, View view, double thick, Raster.Ink ink) {
    double width = layout.width();
    raster.line(
        view.x(a.x(), a.y()) * width,
        view.y(a.x(), a.y()) * width,
        view.x(b.x(), b.y()) * width,
        view.y(b.x(), b.y()) * width,
        thick,
        ink);
  }

  private void ring(Raster raster, Sighting at, View view, int colour) {
    double width = layout.width();
    double x = view.x(at.x(), at.y()) * width;
    double y = view.y(at.x(), at.y()) * width;
    double radius = at.radius() * width + 2.0 * layout.dot();
    raster.ring(x, y, radius, layout.dot() + 2.0, new Raster.Ink(Palette.DARK, 0.6));
    raster.ring(x, y, radius, layout.dot(), Raster.Ink.solid(colour));
  }
}
