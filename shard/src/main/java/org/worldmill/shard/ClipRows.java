package org.worldmill.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;

/**
 * The rows of one split of all modalities, read back from its shards without their media, in the
 * shuffled order and with the offsets of their bytes. Each modality's shards are in that order
 * already, so a merge holds one row of each.
 */
final class ClipRows implements AutoCloseable {

  private final PriorityQueue<Lane> lanes = new PriorityQueue<>();
  private final List<Lane> all = new ArrayList<>();

  /** Over the shards of one split, in the order of their paths. */
  ClipRows(ReleaseStore store, List<ShardFile> shards, List<Column> columns, long seed)
      throws IOException {
    for (Modality modality : Modality.values()) {
      List<ShardFile> own = shards.stream().filter(s -> s.modality() == modality).toList();
      Lane lane = new Lane(store, own, columns, seed);
      all.add(lane);
      if (lane.advance()) {
        lanes.add(lane);
      }
    }
  }

  /** The next row; empty after the last. */
  Optional<Map<String, Object>> next() throws IOException {
    Lane lane = lanes.poll();
    if (lane == null) {
      return Optional.empty();
    }
    Map<String, Object> row = lane.row;
    if (lane.advance()) {
      lanes.add(lane);
    }
    return Optional.of(row);
  }

  @Override
  public void close() throws IOException {
    for (Lane lane : all) {
      lane.close();
    }
  }

  /** The shards of one modality, one after the other. */
  private static final class Lane implements Comparable<Lane> {
    private final ReleaseStore store;
    private final Iterator<ShardFile> shards;
    private final List<Column> columns;
    private final long seed;
    private Optional<RowReader> reader = Optional.empty();
    private Iterator<RowOffset> offsets = List.<RowOffset>of().iterator();
    private Map<String, Object> row = Map.of();
    private SeededHash.Place place = new SeededHash.Place(0, "");

    Lane(ReleaseStore store, List<ShardFile> shards, List<Column> columns, long seed) {
      this.store = store;
      this.shards = shards.iterator();
      this.columns = columns;
      this.seed = seed;
    }

    /** Moves to the next row; false after the last. */
    boolean advance() throws IOException {
      Optional<Map<String, Object>> next = read();
      while (next.isEmpty()) {
        close();
        if (!shards.hasNext()) {
          return false;
        }
        ShardFile shard = shards.next();
        reader = Optional.of(new RowReader(store.parquet(shard.path()), columns));
        offsets = shard.offsets().iterator();
        next = read();
      }
      row = located(next.get(), offsets.next());
      place = SeededHash.Place.of(seed, String.valueOf(row.get(RowColumns.CLIP_ID)));
      return true;
    }

    private Optional<Map<String, Object>> read() throws IOException {
      return reader.isPresent() ? reader.get().next() : Optional.empty();
    }

    private static Map<String, Object> located(Map<String, Object> row, RowOffset offset) {
      if (!offset.itemId().equals(row.get(RowColumns.CLIP_ID))) {
        throw new IllegalArgumentException(
            "the shard has item "
                + row.get(RowColumns.CLIP_ID)
                + " where "
                + offset.itemId()
                + " was reported");
      }
      Map<String, Object> ref = new TreeMap<>();
      if (row.get(RowColumns.REF.name()) instanceof Map<?, ?> stored) {
        stored.forEach((name, value) -> ref.put((String) name, value));
      }
      ref.put("uri", offset.uri());
      ref.put("offset", offset.offset());
      row.put(RowColumns.REF.name(), ref);
      return row;
    }

    void close() throws IOException {
      if (reader.isPresent()) {
        reader.get().close();
        reader = Optional.empty();
      }
    }

    @Override
    public int compareTo(Lane other) {
      return place.compareTo(other.place);
    }
  }
}
