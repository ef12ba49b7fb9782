package org.worldmill.jobs.stage;

import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.config.ResourceConfig;

/** What tasks need to reach bytes and media workers; travels to the executors. */
final class TaskSettings implements Serializable {

  private static final long serialVersionUID = 1;

  private final String blobs;
  private final SerializableConfiguration hadoop;
  private final long workerMemoryBytes;
  private final long workerDeadlineNanos;
  private final int workerRecycleAfter;
  private final int workers;

  TaskSettings(MillContext mill) {
    ResourceConfig resources = mill.config().resources();
    blobs = mill.workdir().blobs(resources).toString();
    hadoop = new SerializableConfiguration(mill.hadoop());
    workerMemoryBytes = resources.workerMemoryBytes();
    workerDeadlineNanos = resources.workerDeadlineNanos();
    workerRecycleAfter = resources.workerRecycleAfter();
    workers = tasksPerJvm(mill);
  }

  private static int tasksPerJvm(MillContext mill) {
    var context = mill.spark().sparkContext();
    int cores =
        context.isLocal()
            ? context.defaultParallelism()
            : context.conf().getInt("spark.executor.cores", 1);
    return Math.max(1, cores);
  }

  Configuration hadoop() {
    return hadoop.value();
  }

  BlobStore blobs() {
    return new BlobStore(URI.create(blobs), hadoop());
  }

  MediaWorkers mediaWorkers() {
    return MediaWorkers.shared(
        new WorkerSettings(workerMemoryBytes, workerDeadlineNanos, workerRecycleAfter, workers));
  }
}
