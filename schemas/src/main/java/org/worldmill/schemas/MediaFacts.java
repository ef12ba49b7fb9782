package org.worldmill.schemas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file says of itself, read without decoding it.
 *
 * @param format container or file format in FFmpeg's or the format's own short name: {@code
 *     mov,mp4,m4a,3gp,3g2,mj2}, {@code png}, {@code glb}
 * @param durationNanos length that the container states
 * @param bitRate bits per second over all tracks
 * @param tracks one entry a track of a video or image file, in the file's order
 * @param model facts of a 3D model
 * @param tags embedded metadata (EXIF, XMP, container tags), sorted by group and name
 */
public record MediaFacts(
    String format,
    Optional<Long> durationNanos,
    Optional<Long> bitRate,
    List<TrackFacts> tracks,
    Optional<ModelFacts> model,
    List<Tag> tags) {

  public MediaFacts {
    tracks = List.copyOf(tracks);
    tags = List.copyOf(tags);
  }

  /** The same with one more statement. */
  public MediaFacts and(Tag tag) {
    List<Tag> all =
        Stream.concat(tags.stream(), Stream.of(tag))
            .sorted(Comparator.comparing(Tag::group).thenComparing(Tag::name))
            .toList();
    return new MediaFacts(format, durationNanos, bitRate, tracks, model, all);
  }

  /** The picture track that a pass over this file decodes: the first that is no attached cover. */
  public Optional<TrackFacts> picture() {
    return tracks.stream().filter(track -> track.picture().isPresent()).findFirst();
  }

  /** The first sound track. */
  public Optional<TrackFacts> sound() {
    return tracks.stream().filter(track -> track.sound().isPresent()).findFirst();
  }

  /**
   * One embedded statement.
   *
   * @param group where it stood: {@code Exif IFD0}, {@code GPS}, {@code container}; {@code Camera}
   *     for what tells of the lens, numbers not rounded
   * @param name its name
   * @param value its value, as text, at most 1,000 characters
   */
  public record Tag(String group, String name, String value) {}

  /**
   * One track.
   *
   * @param index its number in the file
   * @param kind {@code video}, {@code audio}, {@code subtitle}, {@code data} or {@code attachment}
   * @param codec short codec name, such as {@code h264}; {@code unknown} where it is not known
   * @param codecTag four-character code, where the container has one
   * @param timeBase seconds per tick
   * @param startPts first time stamp
   * @param durationPts length in ticks
   * @param language ISO 639 code
   * @param picture facts of a picture track; empty for others and for attached cover art
   * @param sound facts of a sound track
   */
  public record TrackFacts(
      int index,
      String kind,
      String codec,
      Optional<String> codecTag,
      Rational timeBase,
      Optional<Long> startPts,
      Optional<Long> durationPts,
      Optional<String> language,
      Optional<PictureFacts> picture,
      Optional<SoundFacts> sound) {}

  /**
   * A picture track.
   *
   * @param widthPx coded width, before rotation
   * @param heightPx coded height, before rotation
   * @param rotationDegrees clockwise turn needed for display: 0, 90, 180 or 270
   * @param sampleAspect width to height of one pixel
   * @param averageFps average frame rate
   * @param pixelFormat FFmpeg's name, such as {@code yuv420p10le}
   * @param bitDepth bits per component
   * @param fullRange whether the code values use their whole range
   * @param primaries colour primaries by name; {@code unknown} where not stated
   * @param transfer transfer characteristic by name
   * @param matrix matrix coefficients by name
   * @param profile codec profile
   * @param packets picture structure found by reading the packets; empty for stills
   */
  public record PictureFacts(
      int widthPx,
      int heightPx,
      int rotationDegrees,
      Rational sampleAspect,
      Rational averageFps,
      String pixelFormat,
      int bitDepth,
      boolean fullRange,
      String primaries,
      String transfer,
      String matrix,
      Optional<String> profile,
      Optional<PacketFacts> packets) {

    /** Width as displayed, after rotation. */
    public int displayWidthPx() {
      return rotationDegrees % 180 == 0 ? widthPx : heightPx;
    }

    /** Height as displayed, after rotation. */
    public int displayHeightPx() {
      return rotationDegrees % 180 == 0 ? heightPx : widthPx;
    }
  }

  /**
   * The packet index of a picture track.
   *
   * @param packets number of packets
   * @param keyPackets number of those marked as key
   * @param maxGopPackets longest distance between key packets, in packets
   * @param reordered whether decoding order differs from presentation order (B-frames)
   * @param variableFrameRate whether packet durations differ by more than one tick of rounding
   * @param firstPts smallest time stamp
   * @param endPts greatest time stamp plus that packet's duration
   * @param bytes total payload
   * @param usualTicks median distance from one picture to the next; 0 for a single picture
   * @param repeatedStamps pictures whose time stamp another one has too
   * @param windowNanos length of a window: a second, or more where there would be over 7,200
   * @param windows the track from {@code firstPts} on, window by window
   * @param medianBytes payload of the packet in the middle, by size
   * @param seekable whether decoding can start in many places: every packet states its own rising
   *     times, no edit list hides any, and packets that stand alone are never more than a minute
   *     apart
   */
  public record PacketFacts(
      long packets,
      long keyPackets,
      long maxGopPackets,
      boolean reordered,
      boolean variableFrameRate,
      long firstPts,
      long endPts,
      long bytes,
      long usualTicks,
      long repeatedStamps,
      long windowNanos,
      List<PacketWindow> windows,
      long medianBytes,
      boolean seekable) {

    public PacketFacts {
      windows = List.copyOf(windows);
    }
  }

  /**
   * The pictures shown within a stretch of time.
   *
   * @param pictures how many begin in it
   * @param bytes their payload
   * @param unevenTicks sum of how far the distances from each of them to the next lie from the
   *     usual one, one tick of rounding forgiven where the usual one has ten or more
   * @param gapTicks part of these distances beyond the usual, of those at least 1.5 times as long
   */
  public record PacketWindow(long pictures, long bytes, long unevenTicks, long gapTicks) {}

  /**
   * A sound track.
   *
   * @param sampleRateHz samples a second
   * @param channels number of channels
   * @param layout FFmpeg's description, such as {@code stereo}
   */
  public record SoundFacts(int sampleRateHz, int channels, String layout) {}

  /**
   * A 3D model.
   *
   * @param vertices stored vertices
   * @param faces polygons after triangulation; 0 for point clouds
   * @param materials number of materials
   * @param textures number of textures
   * @param animations number of animations
   * @param generator the tool that wrote it
   * @param extensions format extensions in use, sorted
   */
  public record ModelFacts(
      long vertices,
      long faces,
      int materials,
      int textures,
      int animations,
      Optional<String> generator,
      List<String> extensions) {
    public ModelFacts {
      extensions = List.copyOf(extensions);
    }
  }
}
