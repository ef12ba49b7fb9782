package org.worldmill.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.worldmill.ingest.parquet.WrittenEpisode.Form;
import org.worldmill.schemas.MediaException;

class ParquetFileTest {

  private static final int ROWS = 3000;

  @TempDir private Path folder;

  private static double[][] walk(int rows, int width, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[rows][width];
    for (int i = 1; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        // Few values and many: dictionaries take the one and give up on the other.
        values[i][k] = k == 0 ? i / 100 : (float) (values[i - 1][k] + random.nextGaussian());
      }
    }
    return values;
  }

  private static double[] times(int rows) {
    double[] times = new double[rows];
    for (int i = 0; i < rows; i++) {
      times[i] = (float) (i / 30.0);
    }
    return times;
  }

  private Path written(Form form, int rows) throws IOException {
    Path file = folder.resolve(form + ".parquet");
    WrittenEpisode.write(file, form, times(rows), walk(rows, 7, 1), walk(rows, 6, 2));
    return file;
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void readsWhatParquetJavaWrote(Form form) throws IOException, MediaException {
    ParquetFile parquet = ParquetFile.open(written(form, ROWS));

    NumberColumn states = parquet.column("observation.state").orElseThrow();
    double[][] truth = walk(ROWS, 7, 1);
    assertThat(states.rows()).isEqualTo(ROWS);
    for (int row = 0; row < ROWS; row++) {
      assertThat(states.width(row)).isEqualTo(7);
      for (int k = 0; k < 7; k++) {
        assertThat(states.value(row, k)).isEqualTo(truth[row][k]);
      }
    }
    NumberColumn index = parquet.column("frame_index").orElseThrow();
    NumberColumn done = parquet.column("next.done").orElseThrow();
    NumberColumn time = parquet.column("timestamp").orElseThrow();
    for (int row = 0; row < ROWS; row++) {
      assertThat(index.value(row, 0)).isEqualTo(row);
      assertThat(done.value(row, 0)).isEqualTo(row == ROWS - 1 ? 1 : 0);
      assertThat(time.value(row, 0)).isEqualTo(times(ROWS)[row]);
    }
    assertThat(parquet.column("nothing")).isEmpty();
    assertThat(parquet.columns()).contains("action", "observation.state", "timestamp");
  }

  @Test
  void refusesAColumnOfTexts() throws IOException, MediaException {
    ParquetFile parquet = ParquetFile.open(written(Form.PLAIN_V1, 10));
    assertThatThrownBy(() -> parquet.column("note"))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("holds no numbers");
  }

  @Test
  void missingNumbersAreNone() throws IOException, MediaException {
    Path file = folder.resolve("missing.parquet");
    double[] times = {0, Double.NaN, 0.5};
    WrittenEpisode.write(file, Form.SNAPPY_V1, times, walk(3, 2, 1), walk(3, 2, 2));
    NumberColumn time = ParquetFile.open(file).column("timestamp").orElseThrow();
    assertThat(time.value(0, 0)).isZero();
    assertThat(time.value(1, 0)).isNaN();
    assertThat(time.value(2, 0)).isEqualTo(0.5);
  }

  @Test
  void aTextIsNoParquet() {
    byte[] text = "this is no Parquet at all".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ParquetFile.of(text))
        .isInstanceOf(MediaException.class)
        .hasMessage("it does not begin and end as Parquet does");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written(Form.SNAPPY_V1, 50));
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ParquetFile.of(part)).isInstanceOf(MediaException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void damageIsARefusalOrOtherNumbersAndNothingWorse(Form form) throws IOException {
    byte[] whole = Files.readAllBytes(written(form, 300));
    Random random = new Random(7);
    int refused = 0;
    for (int trial = 0; trial < 2000; trial++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        // The footer holds most of what can mislead.
        int from = random.nextBoolean() ? Math.max(0, whole.length - 1500) : 0;
        damaged[from + random.nextInt(whole.length - from)] = (byte) random.nextInt(256);
      }
      try {
        ParquetFile parquet = ParquetFile.of(damaged);
        for (String name : parquet.columns()) {
          parquet.column(name);
        }
      } catch (MediaException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
