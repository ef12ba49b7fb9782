package org.worldmill.jobs.worker;

/**
 * Asks for what a page shows of a model.
 *
 * @param file its path on this machine; its further files lie beside it
 * @param mediaType as probed
 * @param folder an existing folder for the files
 */
public record PreviewRequest(String file, String mediaType, String folder) {}
