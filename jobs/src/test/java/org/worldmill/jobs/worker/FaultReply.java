package org.worldmill.jobs.worker;

/** What a worker says that did not die of it. */
public record FaultReply(long pid, String text) {}
