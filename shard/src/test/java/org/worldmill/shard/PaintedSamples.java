package org.worldmill.shard;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Samples with made-up media, kept in memory. */
final class PaintedSamples {

  static final SortedMap<Modality, List<SignalSpec>> SIGNALS =
      new TreeMap<>(
          Map.of(
              Modality.VIDEO,
              List.of(
                  SignalSpec.number("duration_s", "s", 0, 1e9, "How long.", "container"),
                  SignalSpec.share("luma_mean", "Mean luma.", "BT.709"),
                  SignalSpec.count("frames", "Decoded frames.", "count"),
                  SignalSpec.flag("audio_present", "Whether there is sound.", "tracks"),
                  SignalSpec.text("phash", "Perceptual hash.", "DCT"),
                  SignalSpec.series("speed_px_s", "px/s", 0, 1e9, "Speed.", "flow")),
              Modality.IMAGE,
              List.of(SignalSpec.share("luma_mean", "Mean luma.", "BT.709")),
              Modality.MODEL3D,
              List.of(SignalSpec.count("vertex_count", "Vertices.", "count"))));

  static final ReleaseSchema SCHEMA = new ReleaseSchema(SIGNALS);

  private final Map<String, byte[]> blobs = new HashMap<>();
  private final Map<String, Sample> samples = new TreeMap<>();

  /** Access to the media of all samples made. */
  BlobOpener opener() {
    return blob -> {
      byte[] bytes = blobs.get(blob.sha256());
      if (bytes == null) {
        throw new FileNotFoundException(blob.sha256());
      }
      return new ByteArrayInputStream(bytes);
    };
  }

  /** Adds a sample with random media of this size. */
  Sample add(Modality modality, int number, int bytes) {
    byte[] media = new byte[bytes];
    new Random(31L * number + modality.ordinal()).nextBytes(media);
    return add(modality, number, media, contentType(modality));
  }

  /** Adds a sample with this media. */
  Sample add(Modality modality, int number, byte[] bytes, String contentType) {
    BlobRef blob = put(bytes, contentType);
    String assetId = ContentHash.of("asset" + modality + number / 2);
    Optional<Span> span =
        modality == Modality.VIDEO
            ? Optional.of(new Span(number * 512L, number * 512L + 1024, new Rational(1, 512)))
            : Optional.empty();
    String itemId = ContentHash.itemId(assetId, span, "painted " + number);
    Item item =
        new Item(itemId, assetId, assetId, modality, number % 2, 0, span, 2, thumbnail(number));
    ItemMedia media = media(item, blob);
    Sample sample = new Sample(item, asset(item, blob), media, signals(item), captions(item));
    samples.put(itemId, sample);
    return sample;
  }

  /** All samples. */
  List<Sample> all() {
    return List.copyOf(samples.values());
  }

  /** The samples of a plan, in its order. */
  List<Sample> of(ShardPlan plan) {
    return plan.itemIds().stream().map(id -> Optional.ofNullable(samples.get(id)).get()).toList();
  }

  /** All samples as the planner sees them. */
  List<PlannedSample> planned() {
    List<PlannedSample> planned = new ArrayList<>();
    for (Sample sample : samples.values()) {
      Item item = sample.item();
      long bytes = sample.media().blob().sizeBytes();
      planned.add(new PlannedSample(item.itemId(), item.modality(), item.sourceGroup(), bytes));
    }
    return planned;
  }

  private BlobRef put(byte[] bytes, String contentType) {
    BlobRef blob = new BlobRef(ContentHash.of(bytes), bytes.length, contentType);
    blobs.put(blob.sha256(), bytes.clone());
    return blob;
  }

  private Optional<BlobRef> thumbnail(int number) {
    return number % 3 == 0
        ? Optional.empty()
        : Optional.of(
            put(("jpeg" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8), "image/jpeg"));
  }

  private static String contentType(Modality modality) {
    return switch (modality) {
      case VIDEO -> "video/mp4";
      case IMAGE -> "image/png";
      case MODEL3D -> "model/gltf-binary";
    };
  }

  private static ItemMedia media(Item item, BlobRef blob) {
    boolean video = item.modality() == Modality.VIDEO;
    String type = blob.contentType();
    String extension = type.equals("model/gltf-binary") ? "glb" : type.replaceAll(".*/", "");
    return new ItemMedia(
        item.itemId(),
        blob,
        item.itemId() + "." + extension,
        video ? "h264" : extension,
        item.modality() == Modality.MODEL3D ? 0 : 64,
        item.modality() == Modality.MODEL3D ? 0 : 48,
        video ? Optional.of(new Rational(30000, 1001)) : Optional.empty(),
        video ? Optional.of(new Rational(1, 512)) : Optional.empty(),
        video
            ? List.of(
                new ItemMedia.FrameEntry(0, 512, true), new ItemMedia.FrameEntry(512, 512, false))
            : List.of(),
        List.of("painted"));
  }

  private static Asset asset(Item item, BlobRef blob) {
    Licence licence =
        new Licence(
            Optional.of("CC-BY-4.0"),
            Optional.empty(),
            Optional.of("A. Painter"),
            Optional.of("LICENSE"),
            0.9);
    MediaFacts facts =
        new MediaFacts(
            "mp4", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
    return new Asset(
        item.assetId(),
        item.modality(),
        blob,
        List.of("a/" + item.assetId().substring(0, 8) + ".mp4"),
        "/home/someone/videos",
        List.of(),
        List.of(),
        licence,
        facts);
  }

  private static SortedMap<String, SignalValue> signals(Item item) {
    SortedMap<String, SignalValue> signals = new TreeMap<>();
    signals.put("duration_s", SignalValue.of(2.0));
    signals.put("luma_mean", SignalValue.of(0.25));
    signals.put("frames", SignalValue.of((double) item.frames()));
    signals.put("audio_present", SignalValue.of(true));
    signals.put("phash", SignalValue.absent("too small"));
    signals.put("speed_px_s", SignalValue.of(List.of(1.5, 2.5)));
    signals.put("vertex_count", SignalValue.of(8.0));
    return signals;
  }

  private static List<Caption> captions(Item item) {
    return List.of(
        new Caption(
            item.itemId(), "A painted thing.", "composed", "composed/1", List.of("signal:frames")));
  }
}
