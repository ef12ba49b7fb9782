/**
 * The media worker: a pooled child JVM without Spark, credentials or network that opens untrusted
 * bytes, with a memory limit and a deadline. {@link org.worldmill.jobs.worker.MediaWorkers} is the
 * way in; {@link org.worldmill.jobs.worker.WorkerTask} is one kind of work.
 */
package org.worldmill.jobs.worker;
