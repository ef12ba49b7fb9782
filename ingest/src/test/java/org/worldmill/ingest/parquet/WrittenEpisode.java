package org.worldmill.ingest.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Episodes as LeRobot's tools write them, written by parquet-java. */
public final class WrittenEpisode {

  /** As pyarrow declares these columns. */
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message schema {
            optional group observation.state (LIST) {
              repeated group list { optional float element; }
            }
            optional group action (LIST) { repeated group list { optional float element; } }
            optional float timestamp;
            optional int64 frame_index;
            optional int64 episode_index;
            optional boolean next.done;
            optional binary note (STRING);
          }
          """);

  private WrittenEpisode() {}

  /** How pages are written. */
  public enum Form {
    /** As LeRobot's own files are. */
    SNAPPY_V1(CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true),
    /** Without dictionaries. */
    PLAIN_V1(CompressionCodecName.UNCOMPRESSED, WriterVersion.PARQUET_1_0, false),
    /** Packed by gzip. */
    GZIP_V1(CompressionCodecName.GZIP, WriterVersion.PARQUET_1_0, true);

    private final CompressionCodecName codec;
    private final WriterVersion version;
    private final boolean dictionary;

    Form(CompressionCodecName codec, WriterVersion version, boolean dictionary) {
      this.codec = codec;
      this.version = version;
      this.dictionary = dictionary;
    }
  }

  /**
   * Writes rows of equal lists; a NaN time is a missing one.
   *
   * @param states by row
   * @param actions by row
   */
  public static void write(
      Path file, Form form, double[] times, double[][] states, double[][] actions)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(form.codec)
            .withWriterVersion(form.version)
            .withDictionaryEncoding(form.dictionary)
            .withPageSize(4096)
            .withRowGroupSize(64L << 10)
            .build()) {
      for (int row = 0; row < times.length; row++) {
        Group group = new SimpleGroupFactory(SCHEMA).newGroup();
        list(group.addGroup("observation.state"), states[row]);
        list(group.addGroup("action"), actions[row]);
        if (!Double.isNaN(times[row])) {
          group.add("timestamp", (float) times[row]);
        }
        group.add("frame_index", (long) row);
        group.add("episode_index", 0L);
        group.add("next.done", row == times.length - 1);
        group.add("note", "row " + row);
        writer.write(group);
      }
    }
  }

  private static void list(Group list, double[] values) {
    for (double value : values) {
      list.addGroup("list").add("element", (float) value);
    }
  }
}
