package org.worldmill.jobs.worker;

import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;

/**
 * Asks for the items of a file and their signals.
 *
 * @param file its path on this machine; a model's further files lie beside it
 * @param name its name where it was found
 * @param mediaType as probed
 * @param modality as probed
 * @param facts as probed
 * @param curate how shots are found and which measures run
 * @param scratchDir an existing folder for the thumbnails
 */
public record AnalyseRequest(
    String file,
    String name,
    String mediaType,
    Modality modality,
    MediaFacts facts,
    CurateConfig curate,
    String scratchDir) {}
