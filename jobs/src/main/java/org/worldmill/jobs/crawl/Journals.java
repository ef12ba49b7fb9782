package org.worldmill.jobs.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;

/**
 * Takes journals into the tables, those of a wave that has ended as well as those that a killed
 * crawl has left. The log of requests comes last, and a journal that it knows is not taken again:
 * what stands twice in the other tables means the same as once.
 */
final class Journals {

  private final Catalog catalog;
  private final Path folder;
  private final WaveClaims claims;
  private final long patienceNanos;

  /**
   * The journals of a folder.
   *
   * @param patienceNanos how long to wait for a request of an executor that is out of touch
   */
  Journals(Catalog catalog, Path folder, long patienceNanos) {
    this.catalog = catalog;
    this.folder = folder;
    this.patienceNanos = patienceNanos;
    claims = new WaveClaims(folder);
  }

  Path folder() {
    return folder;
  }

  /**
   * Ends the wave, takes in all there are, and deletes them.
   *
   * @return what they come to
   * @throws IOException if an executor that is out of touch still asks, or a file cannot be read
   */
  Tally absorb() throws IOException {
    claims.end(patienceNanos);
    List<Path> files = Scraps.files(folder, ".jsonl");
    Set<String> known = known(files);
    List<Path> fresh = files.stream().filter(f -> !known.contains(name(f))).toList();
    Tally tally = Tally.NONE;
    if (!fresh.isEmpty()) {
      tally = append(fresh);
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    claims.forget();
    return tally;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private Set<String> known(List<Path> files) {
    Set<String> known = new HashSet<>();
    if (!files.isEmpty()) {
      Object[] names = files.stream().map(Journals::name).toArray();
      catalog
          .rows(MillTable.FETCHES)
          .where(functions.col("journal").isin(names))
          .select("journal")
          .distinct()
          .collectAsList()
          .forEach(row -> known.add(row.getString(0)));
    }
    return known;
  }

  private Tally append(List<Path> files) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(catalog.spark().sparkContext());
    List<String> names = files.stream().map(Path::toString).toList();
    // Read once for each table: a file comes again more cheaply than its lines are kept.
    JavaRDD<String> lines =
        spark.parallelize(names, Math.min(names.size(), 4)).flatMap(Journals::lines);
    append(MillTable.FRONTIER, lines, JournalLine.Led.class, led -> led.found().stream());
    append(MillTable.HOSTS, lines, JournalLine.Told.class, told -> told.host().stream());
    append(MillTable.FETCHES, lines, JournalLine.Told.class, told -> told.fetch().stream());
    return lines.map(Tally::ofLine).fold(Tally.NONE, Tally::plus);
  }

  /** The lines of a file, one at a time; it is closed behind the last. */
  private static Iterator<String> lines(String file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(Path.of(file));
    return new Iterator<>() {

      private @Nullable String next = reader.readLine();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public String next() {
        String line = next;
        if (line == null) {
          throw new NoSuchElementException();
        }
        try {
          next = reader.readLine();
          if (next == null) {
            reader.close();
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return line;
      }
    };
  }

  /** What a part of a line has for a table. */
  private interface Rows<P extends Record, T extends Record>
      extends Function<P, Stream<T>>, java.io.Serializable {}

  private <P extends Record, T extends Record> void append(
      MillTable<T> table, JavaRDD<String> lines, Class<P> part, Rows<P, T> of) {
    Class<T> type = table.type();
    var rows =
        lines.flatMap(
            line ->
                CrawlJson.read(line, part).stream()
                    .flatMap(of)
                    .map(RecordCodec.of(type)::toRow)
                    .iterator());
    catalog.append(table, catalog.spark().createDataFrame(rows, RecordCodec.of(type).schema()));
  }
}
