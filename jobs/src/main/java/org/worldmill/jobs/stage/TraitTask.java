package org.worldmill.jobs.stage;

import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.worldmill.curate.balance.LookCluster;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.BalanceConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/** Finds the traits of items. */
final class TraitTask implements MapPartitionsFunction<Row, Row> {

  /** The signal that tells what a picture looks like. */
  static final String LOOK = "phash";

  private static final long serialVersionUID = 1;

  private final Row config;

  TraitTask(BalanceConfig config) {
    this.config = RecordCodec.of(BalanceConfig.class).toRow(config);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> items) {
    BalanceConfig balance = RecordCodec.of(BalanceConfig.class).fromRow(config);
    RecordCodec<TraitOrder> orders = RecordCodec.of(TraitOrder.class);
    RecordCodec<Trait> traits = RecordCodec.of(Trait.class);
    Tagger tagger = new Tagger(balance.tags(), MeasureRegistry.load());
    LookCluster clusters = new LookCluster(balance.clusterBits());
    Iterable<Row> rows = () -> items;
    return StreamSupport.stream(rows.spliterator(), false)
        .map(orders::fromRow)
        .map(item -> trait(item, balance.seed(), tagger, clusters))
        .map(traits::toRow)
        .iterator();
  }

  private static Trait trait(TraitOrder item, long seed, Tagger tagger, LookCluster clusters) {
    SortedMap<String, SignalValue> signals = Subject.values(item.signals());
    Optional<String> look = Optional.ofNullable(signals.get(LOOK)).flatMap(SignalValue::text);
    return new Trait(
        item.itemId(),
        item.assetId(),
        SourceGroups.FOLDER.group(item.assetId(), item.sourceUri(), item.origins().get(0)),
        item.sourceUri(),
        item.licence(),
        tagger.tag(item.modality(), item.origins(), signals),
        clusters.of(look).map(name -> item.modality().id() + ' ' + name),
        ContentHash.of(seed + " " + item.itemId()));
  }
}
