/**
 * Films with known truth: painted scenes in which bodies fly, bounce, swing or are carried before a
 * textured ground, filmed by a camera that stands, pans or shakes, with exposure and noise. Plain
 * Java, a function of kind, style and seed; what the signals of motion are tested and judged by.
 */
package org.worldmill.label.scene;
