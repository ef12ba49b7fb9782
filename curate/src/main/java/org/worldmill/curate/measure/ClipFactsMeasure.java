package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** How long a clip is, how many frames it has, and how its source was coded. */
@AutoService(Measure.class)
public final class ClipFactsMeasure implements FactMeasure {

  private static final String NO_PACKETS = "the packets of its source were not read";

  @Override
  public String name() {
    return "clip-facts";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    double infinity = Double.POSITIVE_INFINITY;
    return List.of(
        SignalSpec.number("duration_s", "s", 0, infinity, "Length of the clip.", "span"),
        SignalSpec.count("frames", "Frames shown.", "counted"),
        SignalSpec.number("fps", "1/s", 0, infinity, "Mean frame rate.", "frames by duration"),
        SignalSpec.number(
            "bits_per_pixel",
            "bit",
            0,
            infinity,
            "Coded bits of the whole source by its frames' pixels.",
            "packet sizes; width and height as stored"),
        SignalSpec.number(
            "key_frame_interval",
            "1",
            1,
            infinity,
            "Mean number of frames from one key frame of the whole source to the next.",
            "packets by key packets"),
        SignalSpec.text(
            "decode_tier",
            "How much of its asset was decoded: facts, keyframes, reference or full.",
            "chosen by codec and by what cheaper evidence showed"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    Optional<PictureFacts> picture = clip.facts().picture().flatMap(TrackFacts::picture);
    Optional<PacketFacts> packets =
        picture.flatMap(PictureFacts::packets).filter(read -> read.packets() > 0);
    double seconds = clip.span().orElseThrow().durationNanos() / 1e9;
    return Map.of(
        "duration_s", SignalValue.of(seconds),
        "decode_tier", SignalValue.of(clip.tier().id()),
        "frames", SignalValue.of((double) clip.frames()),
        "fps",
            seconds > 0
                ? SignalValue.of(clip.frames() / seconds)
                : SignalValue.absent("no duration"),
        "bits_per_pixel",
            packets
                .map(read -> SignalValue.of(bitsPerPixel(picture.orElseThrow(), read)))
                .orElse(SignalValue.absent(NO_PACKETS)),
        "key_frame_interval",
            packets
                .filter(read -> read.keyPackets() > 0)
                .map(read -> SignalValue.of((double) read.packets() / read.keyPackets()))
                .orElse(SignalValue.absent(NO_PACKETS)));
  }

  @Override
  public OfParts ofParts(String signal) {
    return switch (signal) {
      case "duration_s", "frames" -> OfParts.NOT_GREATER;
      case "bits_per_pixel", "key_frame_interval" -> OfParts.SAME;
      default -> OfParts.NOTHING;
    };
  }

  private static double bitsPerPixel(PictureFacts picture, PacketFacts packets) {
    return 8.0 * packets.bytes() / packets.packets() / picture.widthPx() / picture.heightPx();
  }
}
