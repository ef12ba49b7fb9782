package org.worldmill.jobs.worker;

/**
 * What a page shows of a model.
 *
 * @param glbFile the model made small, with its hull, a GLB in the folder asked for
 * @param sheetFile its turntable, a JPEG there
 */
public record PreviewReply(String glbFile, String sheetFile) {}
