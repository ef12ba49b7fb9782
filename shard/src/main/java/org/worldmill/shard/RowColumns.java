package org.worldmill.shard;

import java.util.List;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Media;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/** The columns that every release has, hot ones first. */
final class RowColumns {

  static final String CLIP_ID = "clip_id";
  static final String DURATION = "duration_s";

  static final Column PROVENANCE =
      Column.of(
          "provenance",
          Struct.of(
              Column.of(
                  "source_url", Scalar.TEXT, "Where it was fetched; absent for a local file."),
              Column.of(
                  "origins",
                  new ListOf(Scalar.TEXT),
                  "Every path it was found at, relative to its source."),
              Column.of("retrieved_at", Scalar.TEXT, "When it was fetched, if evidence says so."),
              Column.of("license_spdx", Scalar.TEXT, "SPDX licence id; absent if unknown."),
              Column.of("license_url", Scalar.TEXT, "Where the licence's terms stand."),
              Column.of("attribution", Scalar.TEXT, "Whom to name."),
              Column.of("license_evidence", Scalar.TEXT, "Where the licence was stated."),
              new Column(
                  "license_confidence",
                  Scalar.DOUBLE,
                  "1",
                  "0 (nothing known) to 1 (stated of this very file)."),
              Column.of(
                  "opt_out",
                  Scalar.TEXT,
                  "What was said of use for training when it was fetched, with the decision."),
              Column.of("c2pa_sha256", Scalar.TEXT, "SHA-256 of the file's C2PA box."),
              Column.of(
                  "transforms",
                  new ListOf(Scalar.TEXT),
                  "What was done to the source's bytes, in order.")),
          "Where it comes from and under which terms.");

  static final Column FRAME_MAP =
      Column.of(
          "frame_map",
          new ListOf(
              Struct.of(
                  new Column("pts", Scalar.INT64, "ticks", "Presentation time stamp."),
                  new Column("duration", Scalar.INT64, "ticks", "Ticks until the next frame."),
                  Column.of(
                      "key_frame",
                      Scalar.FLAG,
                      "Whether decoding can start here; the first may follow a hidden key."))),
          "Every frame in presentation order, for exact seeking without a scan.");

  static final Column REF =
      Column.of(
          "ref",
          Struct.of(
              Column.of("uri", Scalar.TEXT, "File with the bytes, relative to the release."),
              new Column("offset", Scalar.INT64, "bytes", "Where in it they begin."),
              new Column("size", Scalar.INT64, "bytes", "How many they are."),
              Column.of("content_type", Scalar.TEXT, "Their media type."),
              Column.of("checksum", Scalar.TEXT, "sha256: and 64 hex digits.")),
          "Where the media's bytes lie.");

  static final Column THUMBNAIL = Column.of("thumbnail", Media.IMAGE, "A small JPEG of it.");

  /** Identity and facts. */
  static final List<Column> FACTS =
      List.of(
          Column.of(CLIP_ID, Scalar.TEXT, "Identity of the item: a content hash."),
          Column.of("source_id", Scalar.TEXT, "SHA-256 of the file it was made from."),
          Column.of("source_group", Scalar.TEXT, "Items of one group share a split."),
          Column.of("modality", Scalar.TEXT, "video, image or model3d."),
          new Column("item_index", Scalar.INT32, "1", "Its place among its source's items."),
          new Column("shot", Scalar.INT32, "1", "Number of the shot it lies in."),
          new Column("start_s", Scalar.DOUBLE, "s", "Where in the source it begins."),
          new Column(DURATION, Scalar.DOUBLE, "s", "How long it is."),
          new Column("fps_num", Scalar.INT64, "1", "Average frame rate: numerator."),
          new Column("fps_den", Scalar.INT64, "1", "Average frame rate: denominator."),
          new Column("width", Scalar.INT32, "px", "Width as displayed."),
          new Column("height", Scalar.INT32, "px", "Height as displayed."),
          new Column("num_frames", Scalar.INT64, "1", "Number of frames."),
          Column.of("codec", Scalar.TEXT, "Codec of the picture, or format of the model."),
          new Column("time_base_num", Scalar.INT64, "1", "Time base of frame_map: numerator."),
          new Column("time_base_den", Scalar.INT64, "1", "Time base of frame_map: denominator."),
          Column.of(
              "captions",
              new ListOf(
                  Struct.of(
                      Column.of("text", Scalar.TEXT, "The sentences."),
                      Column.of("kind", Scalar.TEXT, "composed, human or model."),
                      Column.of("captioner", Scalar.TEXT, "Name and version of what made it."),
                      Column.of(
                          "sources", new ListOf(Scalar.TEXT), "What the text was made from."))),
              "Text about it, and who said it."));

  private RowColumns() {}

  /** The column of a modality's bytes. */
  static Column media(Modality modality) {
    return switch (modality) {
      case VIDEO -> Column.of("video", Media.VIDEO, "The clip's file.");
      case IMAGE -> Column.of("image", Media.IMAGE, "The image's file.");
      case MODEL3D -> Column.of("mesh", Media.MESH, "The model's file.");
    };
  }

  /** The column of a signal. */
  static Column signal(SignalSpec spec) {
    return new Column(spec.name(), type(spec.type()), spec.unit(), spec.meaning());
  }

  private static ColumnType type(SignalSpec.Type type) {
    return switch (type) {
      case NUMBER -> Scalar.DOUBLE;
      case INTEGER -> Scalar.INT64;
      case FLAG -> Scalar.FLAG;
      case TEXT -> Scalar.TEXT;
      case SERIES -> new ListOf(Scalar.DOUBLE);
    };
  }
}
