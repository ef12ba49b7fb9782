package org.worldmill.bench.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How values of many clips go with what is true of them: rank correlation and ratios. */
final class Agreements {

  private static final double NOTHING = 1e-9;

  private final Map<String, List<Pair>> rows = new LinkedHashMap<>();

  /** A truth and what was found. */
  private record Pair(double truth, double found) {}

  /** A clip's value. Truths of zero, or of what rounding leaves, take part in the ranks alone. */
  void add(String row, double truth, double found) {
    Pair pair = new Pair(truth < NOTHING ? 0 : truth, found);
    rows.computeIfAbsent(row, unused -> new ArrayList<>()).add(pair);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Spearman's rank correlation, with mean ranks for equals. */
  double spearman(String row) {
    List<Pair> pairs = rows.getOrDefault(row, List.of());
    double[] first = ranks(pairs.stream().mapToDouble(Pair::truth).toArray());
    double[] second = ranks(pairs.stream().mapToDouble(Pair::found).toArray());
    double middle = (pairs.size() - 1) / 2.0;
    double both = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < first.length; i++) {
      both += (first[i] - middle) * (second[i] - middle);
      a += (first[i] - middle) * (first[i] - middle);
      b += (second[i] - middle) * (second[i] - middle);
    }
    return both / Math.sqrt(a * b);
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      long below = IntStream.range(0, values.length).filter(k -> values[k] < value).count();
      long equal = IntStream.range(0, values.length).filter(k -> values[k] == value).count();
      ranks[i] = below + (equal - 1) / 2.0;
    }
    return ranks;
  }

  /** A quantile of found over true. */
  double ratio(String row, double share) {
    List<Double> ratios =
        rows.getOrDefault(row, List.of()).stream()
            .filter(p -> p.truth > 0)
            .map(p -> p.found / p.truth)
            .toList();
    return Scores.quantile(ratios, share);
  }

  /** As a table for a page. */
  String table() {
    StringBuilder page =
        new StringBuilder(
            """
            | signal | n | Spearman | found / true: 10 % | median | 90 % | 90 % / 10 % |
            |---|---|---|---|---|---|---|
            """);
    rows.forEach(
        (row, pairs) ->
            page.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.4f | %.3f | %.3f | %.3f | %.3f |%n",
                    row,
                    pairs.size(),
                    spearman(row),
                    ratio(row, 0.1),
                    ratio(row, 0.5),
                    ratio(row, 0.9),
                    ratio(row, 0.9) / ratio(row, 0.1))));
    return page.toString();
  }

  /** As figures for a file. */
  void writeTo(ObjectNode node) {
    rows.forEach(
        (row, pairs) ->
            node.putObject(row)
                .put("clips", pairs.size())
                .put("spearman", spearman(row))
                .put("ratio_p10", ratio(row, 0.1))
                .put("ratio_median", ratio(row, 0.5))
                .put("ratio_p90", ratio(row, 0.9)));
  }
}
