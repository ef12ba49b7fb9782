package org.worldmill.jobs.stage;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.worker.MediaWorkers;

/** Deals work to Spark tasks and holds their results. */
final class TaskRunner {

  /** Hands a core: enough that the last ones level out what the estimates missed. */
  private static final int HANDS_A_CORE = 8;

  private static final int WORKS_A_FILE = 256;

  private final MillContext mill;

  TaskRunner(MillContext mill) {
    this.mill = mill;
  }

  /** Does all of this work and keeps the results, which the caller closes. */
  <Q extends Record, A extends Record> Results run(
      List<Work<Q>> works, RowTask<Q, A> task, ProgressMeter meter) {
    RecordCodec<Q> orders = RecordCodec.of(task.orderType());
    int partitions = mill.config().resources().partitions();
    int cores = mill.spark().sparkContext().defaultParallelism();
    List<List<Order>> hands =
        Hands.deal(works, partitions > 0 ? partitions : cores * HANDS_A_CORE).stream()
            .map(hand -> hand.stream().map(work -> Order.of(work, orders)).toList())
            .toList();
    JavaRDD<Row> results =
        JavaSparkContext.fromSparkContext(mill.spark().sparkContext())
            .parallelize(hands, Math.max(1, hands.size()))
            .mapPartitions(new Executor<>(task, new TaskSettings(mill), meter))
            .persist(StorageLevel.MEMORY_AND_DISK());
    // Forces the work: what follows reads the results more than once.
    results.count();
    // Few large files, not one of every hand.
    JavaRDD<Row> gathered = results.coalesce(1 + works.size() / WORKS_A_FILE);
    return new Results(
        results,
        mill.spark().createDataFrame(gathered, RecordCodec.of(task.resultType()).schema()));
  }

  /**
   * What came of the work, held by the executors until it is closed.
   *
   * @param held what is held
   * @param rows one row of the task's result type for each piece of work
   */
  record Results(JavaRDD<Row> held, Dataset<Row> rows) implements AutoCloseable {

    @Override
    public void close() {
      held.unpersist();
    }
  }

  /** A piece of work on its way to an executor. */
  private record Order(Row row, long bytes, long mediaMillis) implements java.io.Serializable {

    static <Q extends Record> Order of(Work<Q> work, RecordCodec<Q> codec) {
      return new Order(codec.toRow(work.order()), work.bytes(), work.mediaMillis());
    }
  }

  /** Runs a hand in an executor. */
  private static final class Executor<Q extends Record, A extends Record>
      implements FlatMapFunction<Iterator<List<Order>>, Row> {

    private final RowTask<Q, A> task;
    private final TaskSettings settings;
    private final LongAccumulator units;
    private final LongAccumulator bytes;
    private final LongAccumulator mediaMillis;

    Executor(RowTask<Q, A> task, TaskSettings settings, ProgressMeter meter) {
      this.task = task;
      this.settings = settings;
      units = meter.units();
      bytes = meter.bytes();
      mediaMillis = meter.mediaMillis();
    }

    @Override
    public Iterator<Row> call(Iterator<List<Order>> hands) {
      BlobStore blobs = settings.blobs();
      MediaWorkers workers = settings.mediaWorkers();
      RecordCodec<Q> orders = RecordCodec.of(task.orderType());
      RecordCodec<A> results = RecordCodec.of(task.resultType());
      Iterator<Order> flat = new Flattened<>(hands);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return flat.hasNext();
        }

        @Override
        public Row next() {
          Order order = flat.next();
          try (TaskFolder folder = TaskFolder.create()) {
            TaskTools tools = new TaskTools(blobs, workers, settings.hadoop(), folder.path());
            Q wanted = orders.fromRow(order.row());
            Row row = results.toRow(task.run(wanted, tools));
            units.add(task.units(wanted));
            bytes.add(order.bytes());
            mediaMillis.add(order.mediaMillis());
            return row;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      };
    }
  }

  /** The elements of lists, one after the other. */
  private static final class Flattened<T> implements Iterator<T> {

    private final Iterator<List<T>> lists;
    private Iterator<T> current = java.util.Collections.emptyIterator();

    Flattened(Iterator<List<T>> lists) {
      this.lists = lists;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && lists.hasNext()) {
        current = lists.next().iterator();
      }
      return current.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      return current.next();
    }
  }
}
