package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.curate.balance.MixtureQuotas;
import org.worldmill.schemas.config.BalanceConfig;
import org.worldmill.schemas.config.BalanceConfig.Tag;

/** Draws items so that tags have the shares that they are to have. */
record MixtureSelection(Balance balance, BalanceConfig config) implements Selection {

  /** Items that have no tag with a share. */
  private static final String REST = "(rest)";

  @Override
  public String rule() {
    return "mixture";
  }

  @Override
  public Dataset<Row> drops(Dataset<Row> kept, int order) {
    SortedMap<String, Double> shares = shares();
    Object[] shared = shares.keySet().stream().filter(tag -> !tag.equals(REST)).toArray();
    Column group = when(col("tag").isin(shared), col("tag")).otherwise(lit(REST));
    Dataset<Row> placed = Draw.placed(balance.traits(kept), group);
    SortedMap<String, Long> there = new TreeMap<>();
    for (Row row : placed.groupBy("group").count().collectAsList()) {
      there.put(row.getString(0), row.getLong(1));
    }
    Column quota = lit(0L);
    for (var entry : quotas(there, shares).entrySet()) {
      quota = when(col("group").equalTo(entry.getKey()), lit(entry.getValue())).otherwise(quota);
    }
    Column reason =
        concat(
            lit("number "),
            col(Draw.PLACE).cast("string"),
            lit(" of "),
            col(Draw.OF).cast("string"),
            lit(" tagged "),
            col("group"),
            lit("; the mixture takes "),
            quota.cast("string"));
    return Draw.drops(placed.where(col(Draw.PLACE).gt(quota)), rule(), order, reason);
  }

  /** The tags' shares, and what they leave open. */
  private SortedMap<String, Double> shares() {
    List<Tag> tags = config.tags().stream().filter(tag -> tag.share().isPresent()).toList();
    SortedMap<String, Double> shares = new TreeMap<>();
    double open = 1;
    for (Tag tag : tags) {
      shares.put(tag.name(), tag.share().orElseThrow());
      open -= tag.share().orElseThrow();
    }
    // Shares that a person means to add up to 1 may miss it by a rounding error.
    shares.put(REST, open > 1e-9 ? open : 0.0);
    return shares;
  }

  private SortedMap<String, Long> quotas(
      SortedMap<String, Long> there, SortedMap<String, Double> shares) {
    Optional<Long> most = config.most();
    return most.isPresent()
        ? MixtureQuotas.upTo(most.get(), there, shares)
        : MixtureQuotas.exact(there, shares);
  }
}
