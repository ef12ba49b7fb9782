package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PacketWindow;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * How evenly the frames of a clip are spaced, and how many bits they were given, by the packets of
 * its source: nothing is decoded, so the values do not depend on how much was. Packets are known by
 * windows of a second; windows that a clip shares count by the part that lies in it.
 */
@AutoService(Measure.class)
public final class FrameTimingMeasure implements FactMeasure {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final String METHOD =
      "distances of packets' time stamps, in windows of a second (longer beyond two hours)";

  @Override
  public String name() {
    return "frame-timing";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "frame_jitter_ms",
            "ms",
            0,
            INFINITY,
            "Mean distance of the time between frames from the source's usual one.",
            METHOD + "; one tick of rounding forgiven"),
        SignalSpec.number(
            "frame_jitter",
            "1",
            0,
            INFINITY,
            "The same as a part of the usual time between frames: 0 is a constant frame rate.",
            METHOD + "; one tick of rounding forgiven"),
        SignalSpec.share(
            "frame_gap_share",
            "Share of the time in which a frame is missing.",
            METHOD + "; what distances of 1.5 usual ones or more have beyond it"),
        SignalSpec.share(
            "repeated_stamp_share",
            "Share of the source's frames whose time stamp another one has too.",
            "packets' time stamps, whole source"),
        SignalSpec.number(
            "clip_bits_per_pixel",
            "bit",
            0,
            INFINITY,
            "Coded bits of the clip's frames by their pixels.",
            "packet sizes in windows of a second; width and height as stored"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    Optional<TrackFacts> track = clip.facts().picture();
    Optional<PictureFacts> picture = track.flatMap(TrackFacts::picture);
    Optional<PacketFacts> packets = picture.flatMap(PictureFacts::packets);
    if (packets.isEmpty() || packets.get().windows().isEmpty()) {
      return all(SignalValue.absent("the packets of its source were not read"));
    }
    PacketFacts read = packets.get();
    Part part = part(read, clip.span().orElseThrow(), track.orElseThrow());
    if (part.pictures < 1) {
      return all(SignalValue.absent("the packets of its source lie elsewhere"));
    }
    double ticks = part.uneven / part.pictures;
    double tickMillis = 1e3 * track.get().timeBase().num() / track.get().timeBase().den();
    boolean paced = read.usualTicks() > 0;
    SignalValue single = SignalValue.absent("without two frames at different times no distance");
    double pixels = (double) picture.get().widthPx() * picture.get().heightPx();
    return Map.of(
        "frame_jitter_ms", paced ? SignalValue.of(ticks * tickMillis) : single,
        "frame_jitter", paced ? SignalValue.of(ticks / read.usualTicks()) : single,
        "frame_gap_share", paced ? SignalValue.of(gapShare(part, read.usualTicks())) : single,
        "repeated_stamp_share",
            SignalValue.of((double) read.repeatedStamps() / Math.max(1, read.packets())),
        "clip_bits_per_pixel", SignalValue.of(8 * part.bytes / part.pictures / pixels));
  }

  private static double gapShare(Part part, long usual) {
    return part.gaps / (part.gaps + part.pictures * usual);
  }

  private static Map<String, SignalValue> all(SignalValue absent) {
    return Map.of(
        "frame_jitter_ms", absent,
        "frame_jitter", absent,
        "frame_gap_share", absent,
        "repeated_stamp_share", absent,
        "clip_bits_per_pixel", absent);
  }

  private static Part part(PacketFacts read, Span span, TrackFacts track) {
    Part part = new Part();
    long first = track.timeBase().toNanos(read.firstPts());
    double from = (double) span.startNanos() - first;
    double to = from + span.durationNanos();
    int window = (int) Math.max(0, from / read.windowNanos());
    for (; window < read.windows().size(); window++) {
      double start = (double) window * read.windowNanos();
      double overlap = Math.min(to, start + read.windowNanos()) - Math.max(from, start);
      if (overlap <= 0) {
        break;
      }
      // The last window reaches no further than the track.
      double end = track.timeBase().toNanos(read.endPts()) - (double) first;
      double length = Math.max(1, Math.min((double) read.windowNanos(), end - start));
      part.add(read.windows().get(window), Math.min(1, overlap / length));
    }
    return part;
  }

  /** What the windows of a clip add up to. */
  private static final class Part {
    private double pictures;
    private double bytes;
    private double uneven;
    private double gaps;

    void add(PacketWindow window, double share) {
      pictures += share * window.pictures();
      bytes += share * window.bytes();
      uneven += share * window.unevenTicks();
      gaps += share * window.gapTicks();
    }
  }
}
