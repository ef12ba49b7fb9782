package org.worldmill.jobs.worker;

/**
 * Asks what a file is.
 *
 * @param file its path on this machine
 * @param name its name where it was found, which decides between types that look the same
 */
public record ProbeRequest(String file, String name) {}
