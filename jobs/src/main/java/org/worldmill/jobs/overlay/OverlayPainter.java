package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.ingest.video.ColourPicture;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.SignalValue;

/** Draws the pictures of one clip, shown in order. Not safe for use by several threads. */
public final class OverlayPainter {

  private final Layout layout;
  private final Set<OverlayLayer> layers;
  private final FlowLayer flow;
  private final TrackLayer tracks;
  private final EventLayer events;
  private final CameraWords words;
  private final CameraInset inset;
  private final CurvePanel curves;

  /**
   * A clip.
   *
   * @param seconds its length
   * @param signals what was measured
   * @param seen what was seen on the way to that
   */
  public record Clip(double seconds, Map<String, SignalValue> signals, Seen seen) {
    public Clip {
      signals = Map.copyOf(signals);
    }
  }

  /** {@code sourceWidth}: of the pictures that the signals were measured in. */
  OverlayPainter(Layout layout, Set<OverlayLayer> layers, Clip clip, int sourceWidth) {
    this.layout = layout;
    this.layers = Set.copyOf(layers);
    Readings readings = new Readings(clip.signals());
    flow = new FlowLayer(layout);
    tracks = new TrackLayer(layout, clip.seen());
    events = new EventLayer(layout, clip.seen(), readings, sourceWidth);
    words = new CameraWords(readings);
    inset = new CameraInset(layout, clip.seen().steps());
    double left = layers.contains(OverlayLayer.CAMERA) ? layout.panelHeight() : 0;
    curves = new CurvePanel(layout, left, clip.seconds(), readings, clip.seen());
  }

  /** The picture with all that is to be seen of the clip that many seconds after its start. */
  Raster draw(Frame frame, double seconds) {
    Raster raster = new Raster(layout.width(), layout.height(), picture(frame));
    if (layers.contains(OverlayLayer.FLOW)) {
      flow.draw(raster, frame, seconds);
    }
    if (layers.contains(OverlayLayer.TRACKS)) {
      tracks.draw(raster, seconds);
    }
    if (layers.contains(OverlayLayer.EVENTS)) {
      events.draw(raster, seconds);
    }
    corner(raster, seconds);
    panel(raster, seconds);
    return raster;
  }

  /** Words in the upper left corner. */
  private void corner(Raster raster, double seconds) {
    double y = 6.0 * layout.dot();
    double x = 6.0 * layout.dot();
    if (layers.contains(OverlayLayer.CAMERA) && !words.at(seconds).isEmpty()) {
      raster.label(words.at(seconds), x, y, layout.dot(), Palette.TURN);
      y += layout.lineHeight();
    }
    if (layers.contains(OverlayLayer.EVENTS)) {
      for (String line : events.words(seconds)) {
        raster.label(line, x, y, layout.dot(), Palette.SOUND);
        y += layout.lineHeight();
      }
    }
  }

  private void panel(Raster raster, double seconds) {
    if (layout.panelHeight() == 0) {
      return;
    }
    raster.fill(
        0,
        layout.pictureHeight(),
        layout.width(),
        layout.panelHeight(),
        Raster.Ink.solid(Palette.DARK));
    if (layers.contains(OverlayLayer.CAMERA)) {
      inset.draw(raster, seconds);
      raster.fill(
          layout.panelHeight() - 1.0,
          layout.pictureHeight(),
          1,
          layout.panelHeight(),
          Raster.Ink.solid(Palette.FAINT));
    }
    if (layers.contains(OverlayLayer.CURVES)) {
      curves.draw(raster, seconds);
    }
  }

  /** The picture on the upper part of the canvas, each pixel the nearest of the source. */
  private int[] picture(Frame frame) {
    ColourPicture picture = ColourPicture.of(frame, Layout.MOST_SIDE);
    int[] rgb = new int[layout.width() * layout.height()];
    for (int y = 0; y < layout.pictureHeight(); y++) {
      int row = from(y, layout.pictureHeight(), picture.height());
      for (int x = 0; x < layout.width(); x++) {
        rgb[y * layout.width() + x] = picture.rgb(from(x, layout.width(), picture.width()), row);
      }
    }
    return rgb;
  }

  private static int from(int place, int drawn, int source) {
    return (int) Math.min(source - 1L, (long) place * source / drawn);
  }

  /** The layout for such layers. */
  static Layout layout(Set<OverlayLayer> layers, int sourceWidth, int sourceHeight) {
    List<OverlayLayer> below = List.of(OverlayLayer.CAMERA, OverlayLayer.CURVES);
    return below.stream().anyMatch(layers::contains)
        ? Layout.withPanel(sourceWidth, sourceHeight)
        : Layout.bare(sourceWidth, sourceHeight);
  }
}
