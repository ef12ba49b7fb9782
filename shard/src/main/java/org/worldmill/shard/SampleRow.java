package org.worldmill.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Retrieval;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The values of a sample's columns, by name; an absent value has no entry. */
final class SampleRow {

  static final String CHECKSUM_PREFIX = "sha256:";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern REMOTE = Pattern.compile("(?!file:)[a-z][a-z0-9+.-]+://.*");

  private final Map<String, Object> values = new TreeMap<>();

  private SampleRow() {}

  /**
   * Every column but media and thumbnail.
   *
   * @param file path of the file with the media, relative to the release
   */
  static Map<String, Object> of(Sample sample, List<SignalSpec> signals, String file) {
    SampleRow row = new SampleRow();
    row.item(sample.item());
    row.media(sample.media());
    row.put("captions", sample.captions().stream().map(SampleRow::caption).toList());
    row.put("provenance", provenance(sample.asset(), sample.media()));
    row.put("ref", ref(file, sample.media().blob()));
    for (SignalSpec spec : signals) {
      Optional.ofNullable(sample.signals().get(spec.name()))
          .flatMap(value -> signal(spec, value))
          .ifPresent(value -> row.put(spec.name(), value));
    }
    return row.values;
  }

  private void put(String name, Object value) {
    values.put(name, value);
  }

  private void item(Item item) {
    put(RowColumns.CLIP_ID, item.itemId());
    put("source_id", item.assetId());
    put("source_group", item.sourceGroup());
    put("modality", item.modality().id());
    put("item_index", item.index());
    put("shot", item.shot());
    put("num_frames", item.frames());
    item.span()
        .ifPresent(
            span -> {
              put("start_s", span.startNanos() / NANOS_PER_SECOND);
              put(RowColumns.DURATION, span.durationNanos() / NANOS_PER_SECOND);
            });
  }

  private void media(ItemMedia media) {
    put("codec", media.codec());
    if (media.widthPx() > 0) {
      put("width", media.widthPx());
      put("height", media.heightPx());
    }
    media
        .fps()
        .ifPresent(
            fps -> {
              put("fps_num", fps.num());
              put("fps_den", fps.den());
            });
    media
        .timeBase()
        .ifPresent(
            base -> {
              put("time_base_num", base.num());
              put("time_base_den", base.den());
              put("frame_map", media.frameMap().stream().map(SampleRow::frame).toList());
            });
  }

  private static Map<String, Object> frame(ItemMedia.FrameEntry frame) {
    return Map.of("pts", frame.pts(), "duration", frame.duration(), "key_frame", frame.keyFrame());
  }

  private static Map<String, Object> caption(Caption caption) {
    return Map.of(
        "text", caption.text(),
        "kind", caption.kind(),
        "captioner", caption.captioner(),
        "sources", caption.sources());
  }

  /** A local folder's name is the miller's own affair and would differ from machine to machine. */
  private static Map<String, Object> provenance(Asset asset, ItemMedia media) {
    SampleRow row = new SampleRow();
    if (asset.retrieval().isPresent()) {
      Retrieval retrieval = asset.retrieval().get();
      row.put("source_url", retrieval.url());
      row.put("retrieved_at", retrieval.retrievedAt());
      retrieval.signals().ifPresent(said -> row.put("opt_out", said));
    } else if (REMOTE.matcher(asset.sourceUri()).matches()) {
      String slash = asset.sourceUri().endsWith("/") ? "" : "/";
      row.put("source_url", asset.sourceUri() + slash + asset.name());
    }
    Licence licence = asset.licence();
    row.put("origins", asset.origins());
    licence.spdx().ifPresent(spdx -> row.put("license_spdx", spdx));
    licence.url().ifPresent(url -> row.put("license_url", url));
    licence.attribution().ifPresent(name -> row.put("attribution", name));
    licence.evidence().ifPresent(evidence -> row.put("license_evidence", evidence));
    row.put("license_confidence", licence.confidence());
    row.put("transforms", media.transforms());
    return row.values;
  }

  private static Map<String, Object> ref(String file, BlobRef blob) {
    return new TreeMap<>(
        Map.of(
            "uri",
            file,
            "size",
            blob.sizeBytes(),
            "content_type",
            blob.contentType(),
            "checksum",
            CHECKSUM_PREFIX + blob.sha256()));
  }

  private static Optional<Object> signal(SignalSpec spec, SignalValue value) {
    if (value.absent().isPresent()) {
      return Optional.empty();
    }
    return switch (spec.type()) {
      case NUMBER -> value.number().map(number -> number);
      case INTEGER -> value.number().map(Math::round);
      case FLAG -> value.number().map(number -> number != 0);
      case TEXT -> value.text().map(text -> text);
      case SERIES -> Optional.of(new ArrayList<>(value.series()));
    };
  }
}
