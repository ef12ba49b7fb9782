package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Digests of what the views hold. What decides is the content, so that another way to the same rows
 * is no change; but each is found once for a state of the tables that its view reads.
 */
final class Digests {

  private static final List<MillTable<?>> PASSES = List.of(MillTable.ASSETS, MillTable.PASSES);
  private static final List<MillTable<?>> ITEMS = and(PASSES, MillTable.ITEMS);
  private static final List<MillTable<?>> KEPT = and(ITEMS, MillTable.VERDICTS);

  private final Catalog catalog;
  private final Views views;
  private final Memo memo;
  private final String measures;

  Digests(MillContext mill) {
    catalog = mill.catalog();
    memo = mill.memo();
    views = new Views(catalog, mill.config());
    measures = Fingerprints.views(mill.config(), MeasureRegistry.load());
  }

  /** Of the code that the digests and counts are a function of. */
  static String code() {
    StringBuilder text = new StringBuilder();
    for (Class<?> type : List.of(Digests.class, Views.class, Funnel.class, Catalog.class)) {
      try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        text.append(in == null ? CodeVersion.text() : ContentHash.of(in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the class " + type, e);
      }
    }
    return ContentHash.of(text.append(Catalog.DIGEST).toString());
  }

  /** One digest of several. */
  static String of(String... digests) {
    return ContentHash.of(String.join("\n", digests));
  }

  /** Of the assets. */
  String assets() {
    return digest("assets", List.of(MillTable.ASSETS), () -> catalog.rows(MillTable.ASSETS));
  }

  /** Of the items of present assets. */
  String items() {
    return digest("items", ITEMS, views::items);
  }

  /** Of the signals of present items. */
  String signals() {
    return digest("signals", and(PASSES, MillTable.SIGNALS), views::signals);
  }

  /** Of the verdicts on present items. */
  String verdicts() {
    return digest("verdicts", KEPT, views::verdicts);
  }

  /** Of the bytes of kept items. */
  String media() {
    return digest("media", and(KEPT, MillTable.MEDIA), views::media);
  }

  /** Of the captions of kept items. */
  String captions() {
    return digest("captions", and(KEPT, MillTable.CAPTIONS), views::captions);
  }

  /** Of the rejects of one stage. */
  String quarantine(String stage) {
    return digest(
        "quarantine of " + stage,
        List.of(MillTable.QUARANTINE),
        () -> Views.quarantine(catalog, stage));
  }

  private String digest(String name, List<MillTable<?>> tables, Supplier<Dataset<Row>> rows) {
    return memo.answer(
        new Memo.Question("digest of " + name, measures, tables),
        String.class,
        () -> Catalog.digest(rows.get()));
  }

  private static List<MillTable<?>> and(List<MillTable<?>> tables, MillTable<?> further) {
    List<MillTable<?>> all = new ArrayList<>(tables);
    all.add(further);
    return List.copyOf(all);
  }
}
