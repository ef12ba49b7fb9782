package org.worldmill.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.worldmill.shard.ColumnType.Media;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/**
 * A Parquet file written a row group at a time: ordinary columns by parquet-java's column writers
 * with ZSTD, page index and a Bloom filter on {@code clip_id}; media by {@link MediaPages}. Closing
 * it without {@link #end} leaves no file.
 */
final class RowGroupFile implements AutoCloseable {

  private static final int ZSTD_LEVEL = 3;
  private static final double BLOOM_FALSE_POSITIVES = 0.01;

  private final Path path;
  private final List<Column> columns;
  private final MessageType schema;
  private final Map<String, String> footer;
  private final ParquetProperties properties;
  private final CompressionCodecFactory codecs =
      new CodecFactory(new PlainParquetConfiguration(), ShardLayout.PAGE_BYTES);
  private final ParquetFileWriter file;
  private final MediaPages media;
  private boolean ended;

  /**
   * Begins a file.
   *
   * @param groupRows greatest number of rows in a group
   * @param blobs where media come from
   */
  RowGroupFile(
      Path path, List<Column> columns, Map<String, String> footer, int groupRows, BlobOpener blobs)
      throws IOException {
    this.path = path;
    this.columns = List.copyOf(columns);
    this.footer = new LinkedHashMap<>(footer);
    this.schema = ParquetSchema.of(columns);
    this.properties = properties(groupRows);
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("not a file: " + path);
    }
    Files.createDirectories(folder);
    this.file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ShardLayout.MAX_FILE_BYTES,
            0,
            null,
            properties);
    this.media = new MediaPages(file, blobs, folder);
    file.start();
  }

  private static ParquetProperties properties(int groupRows) {
    return ParquetProperties.builder()
        .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
        .withAllocator(HeapByteBufferAllocator.getInstance())
        .withPageSize(ShardLayout.PAGE_BYTES)
        .withMinRowCountForPageSizeCheck(1)
        .withMaxRowCountForPageSizeCheck(1)
        .withPageWriteChecksumEnabled(false)
        .withBloomFilterEnabled(RowColumns.CLIP_ID, true)
        .withBloomFilterNDV(RowColumns.CLIP_ID, groupRows)
        .withBloomFilterFPP(RowColumns.CLIP_ID, BLOOM_FALSE_POSITIVES)
        .build();
  }

  /**
   * Writes a row group.
   *
   * @return the offset of each row's value in the last column, if that is media; -1 where there are
   *     no bytes
   */
  List<Long> write(List<FileRow> rows) throws IOException {
    List<Long> offsets = List.of();
    List<Column> ordinary = new ArrayList<>();
    file.startBlock(rows.size());
    for (Column column : columns) {
      if (column.type() instanceof Media) {
        writeOrdinary(ordinary, rows);
        ordinary.clear();
        List<Optional<MediaValue>> values = rows.stream().map(row -> row.media(column)).toList();
        offsets = media.write(bytesOf(column), values);
        ordinary.add(pathOf(column));
      } else {
        ordinary.add(column);
      }
    }
    writeOrdinary(ordinary, rows);
    file.endBlock();
    return offsets;
  }

  private ColumnDescriptor bytesOf(Column column) {
    return schema.getColumnDescription(new String[] {column.name(), ParquetSchema.BYTES});
  }

  private static Column pathOf(Column column) {
    Column path = Column.of(ParquetSchema.PATH, Scalar.TEXT, "");
    return Column.of(column.name(), Struct.of(path), "");
  }

  private void writeOrdinary(List<Column> part, List<FileRow> rows) throws IOException {
    if (part.isEmpty()) {
      return;
    }
    MessageType type = ParquetSchema.of(part);
    try (ColumnChunkPageWriteStore pages = pages(type);
        ColumnWriteStore store = properties.newColumnWriteStore(type, pages, pages)) {
      RecordConsumer consumer = new ColumnIOFactory().getColumnIO(type).getRecordWriter(store);
      RowWriter writer = new RowWriter(part, consumer);
      rows.forEach(row -> writer.write(row.values()));
      consumer.flush();
      store.flush();
      pages.flushToFileWriter(file);
    }
  }

  private ColumnChunkPageWriteStore pages(MessageType type) {
    return ColumnChunkPageWriteStore.builder()
        .withCompressorProvider(
            column -> codecs.getCompressor(CompressionCodecName.ZSTD, ZSTD_LEVEL))
        .withSchema(type)
        .withAllocator(properties.getAllocator())
        .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
        .withPageWriteChecksumEnabled(true)
        .build();
  }

  /** Writes indexes and footer. Nothing can be added after it. */
  void end() throws IOException {
    file.end(footer);
    ended = true;
  }

  @Override
  public void close() throws IOException {
    codecs.release();
    file.close();
    if (!ended) {
      Files.deleteIfExists(path);
    }
  }
}
