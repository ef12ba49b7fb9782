/**
 * Spark at the edge: one small class a job, the command line, the media worker process, progress
 * and reports.
 */
package org.worldmill.jobs;
