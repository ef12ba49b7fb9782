package org.worldmill.label.scene;

/**
 * A round thing.
 *
 * @param motion where its centre is
 * @param radiusPx its nominal radius
 * @param luma its mean grey level, 0..255
 * @param shading difference of grey between its lit upper left and its lower right
 */
public record Body(Motion motion, double radiusPx, double luma, double shading) {}
