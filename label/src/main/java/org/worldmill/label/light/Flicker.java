package org.worldmill.label.light;

/**
 * A swing of the light of the whole picture.
 *
 * @param hz its frequency as filmed, up to half the frame rate
 * @param hzError standard error of it
 * @param amplitude half of what lies between darkest and brightest, as a share of the luma
 * @param amplitudeError standard error of it
 * @param bands so many bright bands the height of the picture holds; positive if they run down
 * @param bandsError standard error of it
 * @param confidence 0..1
 */
record Flicker(
    double hz,
    double hzError,
    double amplitude,
    double amplitudeError,
    double bands,
    double bandsError,
    double confidence) {}
