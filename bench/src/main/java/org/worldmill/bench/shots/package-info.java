/**
 * A labelled benchmark of shot detection: films joined from real single shots, with every boundary
 * known, and the score of detectors on them.
 */
package org.worldmill.bench.shots;
