package org.worldmill.bench.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors and claims as they come in, by signal and tier, and the tables of them. */
final class Scores {

  /** The row that stands for all tiers together. */
  static final String ALL = "all";

  private static final double TWO_SIGMA = 1.96;

  private final Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private final Agreements agreements = new Agreements();

  /** What came in for one signal in one tier. */
  private static final class Cell {
    private final List<Double> errors = new ArrayList<>();
    private int stated;
    private int inside;
    private int there;
    private int found;
    private int absent;
    private int claimed;
  }

  /** Names a signal with the unit its errors are in; rows stand in the order they are named. */
  Scores declare(String signal, String unit) {
    units.put(signal, unit);
    cells.computeIfAbsent(signal, unused -> new LinkedHashMap<>());
    return this;
  }

  /**
   * An error, counted for its tier and for all.
   *
   * @param error value less truth, in the declared unit
   * @param standardError as stated, in the same unit
   */
  void error(String signal, String tier, double error, double standardError) {
    for (Cell cell : both(signal, tier)) {
      cell.errors.add(Math.abs(error));
      cell.stated++;
      cell.inside += Math.abs(error) <= TWO_SIGMA * standardError ? 1 : 0;
    }
  }

  /** An error of a value without a stated standard error. */
  void error(String signal, String tier, double error) {
    for (Cell cell : both(signal, tier)) {
      cell.errors.add(Math.abs(error));
    }
  }

  /** Something is there; it was found or not. */
  void there(String signal, String tier, boolean found) {
    for (Cell cell : both(signal, tier)) {
      cell.there++;
      cell.found += found ? 1 : 0;
    }
  }

  /** Nothing is there; it was claimed or not. */
  void absent(String signal, String tier, boolean claimed) {
    for (Cell cell : both(signal, tier)) {
      cell.absent++;
      cell.claimed += claimed ? 1 : 0;
    }
  }

  /** Where values of many clips are held against what is true of them. */
  Agreements agreements() {
    return agreements;
  }

  private List<Cell> both(String signal, String tier) {
    Map<String, Cell> row = cells.get(signal);
    if (row == null) {
      throw new IllegalArgumentException(signal + " is not declared");
    }
    return List.of(
        row.computeIfAbsent(ALL, unused -> new Cell()),
        row.computeIfAbsent(tier, unused -> new Cell()));
  }

  /** The share of errors within the stated 95 % interval over all tiers; 1 if none is stated. */
  double coverage(String signal) {
    Cell all = cells.getOrDefault(signal, Map.of()).getOrDefault(ALL, new Cell());
    return all.stated == 0 ? 1 : (double) all.inside / all.stated;
  }

  /** As a table for a page. */
  String table() {
    StringBuilder page =
        new StringBuilder(
            """
            | signal | tier | n | median error | 90 % | in 95 % interval | found | false |
            |---|---|---|---|---|---|---|---|
            """);
    cells.forEach(
        (signal, tiers) ->
            tiers.forEach(
                (tier, cell) ->
                    page.append(
                        String.format(
                            Locale.ROOT,
                            "| %s | %s | %d | %s | %s | %s | %s | %s |%n",
                            tier.equals(ALL) ? signal : "",
                            tier,
                            cell.errors.size(),
                            error(cell, 0.5, unit(signal)),
                            error(cell, 0.9, unit(signal)),
                            share(cell.inside, cell.stated),
                            of(cell.found, cell.there),
                            of(cell.claimed, cell.absent)))));
    return agreements.isEmpty() ? page.toString() : page + "\n" + agreements.table();
  }

  private String unit(String signal) {
    return units.getOrDefault(signal, "");
  }

  private static String error(Cell cell, double share, String unit) {
    return cell.errors.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.3g %s", quantile(cell.errors, share), unit).trim();
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static String of(int part, int whole) {
    return whole == 0 ? "" : part + " of " + whole;
  }

  static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
  }

  /** As figures for a file. */
  void writeTo(ObjectNode node) {
    cells.forEach(
        (signal, tiers) -> {
          ObjectNode row = node.putObject(signal);
          row.put("unit", unit(signal));
          tiers.forEach((tier, cell) -> write(cell, row.putObject(tier)));
        });
    agreements.writeTo(node);
  }

  private static void write(Cell cell, ObjectNode node) {
    node.put("errors", cell.errors.size());
    if (!cell.errors.isEmpty()) {
      node.put("median_error", quantile(cell.errors, 0.5));
      node.put("p90_error", quantile(cell.errors, 0.9));
    }
    node.put("intervals_stated", cell.stated).put("intervals_hit", cell.inside);
    node.put("there", cell.there).put("found", cell.found);
    node.put("absent", cell.absent).put("claimed", cell.claimed);
  }
}
