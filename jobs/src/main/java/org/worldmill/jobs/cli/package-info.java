/**
 * The command line: one small class a command, each also a {@code spark-submit --class} target.
 * People read progress on standard error and results on standard output; programs read the one JSON
 * object that {@code --json} puts on the last line.
 */
package org.worldmill.jobs.cli;
