package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.config.ShardConfig;

class ShardFileWriterTest {

  private final PaintedSamples painted = new PaintedSamples();
  @TempDir Path folder;

  @Test
  void putsEveryValueAtTheOffsetItReports() throws IOException {
    List<Sample> samples = videos(7, 3000);

    ShardFile shard = write(samples, "a.parquet");

    byte[] file = Files.readAllBytes(folder.resolve("a.parquet"));
    assertThat(shard.offsets()).hasSize(7);
    for (RowOffset row : shard.offsets()) {
      int start = (int) row.offset();
      byte[] value = Arrays.copyOfRange(file, start, start + (int) row.size());
      assertThat(ContentHash.of(value)).isEqualTo(row.sha256());
    }
    assertThat(shard.sha256()).isEqualTo(ContentHash.of(file));
    assertThat(shard.bytes()).isEqualTo(file.length);
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    List<Sample> samples = videos(9, 2000);

    assertThat(write(samples, "a.parquet")).isEqualTo(write(samples, "b.parquet"));
    assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
  }

  @Test
  void keepsMediaPlainAndOneValueAPage() throws IOException {
    write(videos(5, 1000), "a.parquet");

    try (ParquetFileReader reader = open("a.parquet")) {
      BlockMetaData group = reader.getRowGroups().get(0);
      ColumnChunkMetaData media = column(group, "video.bytes");
      assertThat(media.getCodec()).isEqualTo(CompressionCodecName.UNCOMPRESSED);
      assertThat(media.getEncodings()).containsOnly(Encoding.RLE, Encoding.PLAIN);
      assertThat(media.hasDictionaryPage()).isFalse();
      assertThat(media.getStatistics().isEmpty()).isTrue();
      assertThat(reader.readOffsetIndex(media).getPageCount()).isEqualTo(5);
      assertThat(reader.readColumnIndex(media)).isNull();
    }
  }

  @Test
  void compressesOrdinaryColumnsAndIndexesThem() throws IOException {
    List<Sample> samples = videos(5, 1000);
    write(samples, "a.parquet");

    try (ParquetFileReader reader = open("a.parquet")) {
      ColumnChunkMetaData id = column(reader.getRowGroups().get(0), "clip_id");
      assertThat(id.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
      assertThat(reader.readColumnIndex(id)).isNotNull();
      assertThat(reader.readBloomFilter(id)).isNotNull();
      assertThat(reader.getFileMetaData().getKeyValueMetaData().get("huggingface"))
          .contains("\"video\":{\"_type\":\"Video\"}", "\"thumbnail\":{\"_type\":\"Image\"}");
      assertThat(reader.getFileMetaData().getSchema().toString()).doesNotContain("required");
    }
  }

  @Test
  void endsARowGroupByRowsAndByBytes() throws IOException {
    ShardConfig small = layout(1500, 4);

    assertThat(write(videos(9, 100), "rows.parquet", small, 1 << 20).rowGroupRows())
        .containsExactly(4L, 4L, 1L);
    assertThat(write(videos(3, 1000), "bytes.parquet", small, 1 << 20).rowGroupRows())
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void streamsMediaLargerThanItsHeapBuffer() throws IOException {
    ShardFile shard = write(videos(2, 3 << 20), "large.parquet");

    assertThat(shard.offsets()).allSatisfy(row -> assertThat(row.size()).isEqualTo(3 << 20));
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void keepsMediaTooLargeForAShardBesideIt() throws IOException {
    List<Sample> samples = videos(2, 5000);

    ShardFile shard = write(samples, "a.parquet", ShardConfig.DEFAULT, 4000);

    assertThat(shard.externals()).hasSize(2);
    assertThat(shard.externals().get(0).path())
        .isEqualTo("data/video/media/" + samples.get(0).media().fileName());
    assertThat(folder.resolve("media").resolve(samples.get(0).media().fileName())).hasSize(5000);
    assertThat(shard.bytes()).isGreaterThan(0);
    assertThat(shard.offsets().get(0).uri()).isEqualTo(shard.externals().get(0).path());
  }

  @Test
  void refusesSamplesThatAreNotThePlans() {
    List<Sample> samples = videos(3, 100);
    ShardPlan plan = plan(samples);

    assertThatThrownBy(
            () -> writer().write(plan, samples.subList(0, 2).iterator(), painted.opener(), out()))
        .hasMessageContaining("no sample was given");
    assertThat(out()).doesNotExist();
  }

  @Test
  void refusesABlobThatHasChanged() {
    List<Sample> samples = videos(1, 100);
    BlobOpener lying = blob -> new java.io.ByteArrayInputStream(new byte[100]);

    assertThatThrownBy(() -> writer().write(plan(samples), samples.iterator(), lying, out()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has changed");
    assertThat(out()).doesNotExist();
  }

  @Test
  void survivesJson() throws IOException {
    ShardFile shard = write(videos(3, 100), "a.parquet");

    byte[] json = ReleaseJson.line(shard).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(ReleaseJson.read(json, ShardFile.class)).isEqualTo(shard);
  }

  private Path out() {
    return folder.resolve("out.parquet");
  }

  private static ShardFileWriter writer() {
    return new ShardFileWriter(PaintedSamples.SCHEMA, ShardConfig.DEFAULT);
  }

  private List<Sample> videos(int count, int bytes) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> painted.add(Modality.VIDEO, i, bytes))
        .toList();
  }

  private static ShardPlan plan(List<Sample> samples) {
    List<String> ids = samples.stream().map(sample -> sample.item().itemId()).toList();
    return new ShardPlan(Modality.VIDEO, Split.TRAIN, 0, 1, ids);
  }

  private ShardFile write(List<Sample> samples, String name) throws IOException {
    return write(samples, name, ShardConfig.DEFAULT, ShardLayout.EXTERNAL_BYTES);
  }

  private ShardFile write(List<Sample> samples, String name, ShardConfig config, long external)
      throws IOException {
    return new ShardFileWriter(PaintedSamples.SCHEMA, config, external)
        .write(plan(samples), samples.iterator(), painted.opener(), folder.resolve(name));
  }

  private ParquetFileReader open(String name) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(folder.resolve(name)),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  private static ColumnChunkMetaData column(BlockMetaData group, String path) {
    return group.getColumns().stream()
        .filter(column -> column.getPath().toDotString().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static ShardConfig layout(long groupBytes, int groupRows) {
    ShardConfig d = ShardConfig.DEFAULT;
    return new ShardConfig(
        d.dataset(),
        d.title(),
        d.licence(),
        d.seed(),
        d.targetBytes(),
        groupBytes,
        groupRows,
        d.validationShare(),
        d.testShare(),
        d.groupBy());
  }
}
