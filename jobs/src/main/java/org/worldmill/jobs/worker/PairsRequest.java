package org.worldmill.jobs.worker;

/**
 * Asks for pictures of a model, and for the words in its file.
 *
 * @param file its path on this machine
 * @param mediaType as probed
 * @param count cameras in the ring, from 1
 * @param sidePx pixels a side of each picture
 * @param folder an existing folder for the pictures
 */
public record PairsRequest(String file, String mediaType, int count, int sidePx, String folder) {}
