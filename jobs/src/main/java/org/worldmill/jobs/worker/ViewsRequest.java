package org.worldmill.jobs.worker;

/**
 * Asks for the views of a model.
 *
 * @param file its path on this machine; its further files lie beside it
 * @param mediaType as probed
 * @param count cameras in the ring, from 1
 * @param sidePx pixels a side of each view
 * @param folder an existing folder for the pictures
 */
public record ViewsRequest(String file, String mediaType, int count, int sidePx, String folder) {}
