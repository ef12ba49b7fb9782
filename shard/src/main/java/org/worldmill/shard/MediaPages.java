package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;

/**
 * Writes the bytes of media as a column: uncompressed, plain, without dictionary and statistics,
 * one value a page. So a value is the last bytes of its page and can be read at its offset without
 * a Parquet reader. parquet-java's own column writers hold a row group's values in the heap and
 * know no pages of one value for one column alone; here a value goes from a mapped file to the
 * output.
 */
final class MediaPages {

  private static final int IN_HEAP_BYTES = 1 << 20;

  /** Levels of a page with one value, in Parquet's run-length encoding of two bits. */
  private static final int RUN_OF_ONE = 1 << 1;

  private static final int STRUCT_ONLY = 1;
  private static final int PRESENT = 2;

  private final ParquetFileWriter file;
  private final BlobOpener blobs;
  private final Path scratch;

  MediaPages(ParquetFileWriter file, BlobOpener blobs, Path scratch) {
    this.file = file;
    this.blobs = blobs;
    this.scratch = scratch;
  }

  /**
   * Writes one column chunk.
   *
   * @return the offset of each value; -1 where there are no bytes
   */
  List<Long> write(ColumnDescriptor column, List<Optional<MediaValue>> values) throws IOException {
    List<Long> offsets = new ArrayList<>();
    file.startColumn(column, values.size(), CompressionCodecName.UNCOMPRESSED);
    for (Optional<MediaValue> value : values) {
      boolean bytes = value.isPresent() && !value.get().external();
      if (bytes) {
        BlobRef blob = value.get().blob();
        page(column, PRESENT, length(blob), content(blob));
        offsets.add(file.getPos() - blob.sizeBytes());
      } else {
        page(column, value.isPresent() ? STRUCT_ONLY : 0, BytesInput.empty(), BytesInput.empty());
        offsets.add(-1L);
      }
    }
    file.endColumn();
    return offsets;
  }

  private void page(ColumnDescriptor column, int level, BytesInput length, BytesInput content)
      throws IOException {
    BytesInput levels = BytesInput.from(new byte[] {2, 0, 0, 0, RUN_OF_ONE, (byte) level});
    BytesInput page = BytesInput.concat(levels, length, content);
    file.writeDataPage(
        1,
        Math.toIntExact(page.size()),
        page,
        Statistics.getBuilderForReading(column.getPrimitiveType()).build(),
        1,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
  }

  private static BytesInput length(BlobRef blob) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return BytesInput.from(buffer.putInt(Math.toIntExact(blob.sizeBytes())).array());
  }

  private BytesInput content(BlobRef blob) throws IOException {
    if (blob.sizeBytes() <= IN_HEAP_BYTES) {
      try (InputStream in = blobs.open(blob)) {
        byte[] bytes = in.readNBytes(IN_HEAP_BYTES + 1);
        requireSame(blob, bytes.length, ContentHash.of(bytes));
        return BytesInput.from(bytes);
      }
    }
    Path copy = Files.createTempFile(scratch, "media-", ".tmp");
    try {
      copy(blob, blobs, copy);
      try (FileChannel channel = FileChannel.open(copy)) {
        return BytesInput.from(channel.map(FileChannel.MapMode.READ_ONLY, 0, blob.sizeBytes()));
      }
    } finally {
      Files.delete(copy);
    }
  }

  /** Copies a blob to a file and checks that it is what its reference says. */
  static void copy(BlobRef blob, BlobOpener blobs, Path target) throws IOException {
    try (InputStream raw = blobs.open(blob);
        DigestInputStream in = new DigestInputStream(raw, ContentHash.sha256());
        OutputStream out = Files.newOutputStream(target)) {
      long copied = in.transferTo(out);
      requireSame(blob, copied, ContentHash.hex(in.getMessageDigest().digest()));
    }
  }

  private static void requireSame(BlobRef blob, long bytes, String sha256) throws IOException {
    if (bytes != blob.sizeBytes() || !sha256.equals(blob.sha256())) {
      throw new IOException(
          "blob %s has changed: its bytes hash to %s; remove it from the blob store and ingest its source again"
              .formatted(blob.sha256(), sha256));
    }
  }
}
