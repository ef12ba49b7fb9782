package org.worldmill.label.track;

/**
 * Something that stands out from the ground in one picture.
 *
 * @param x of its centre, in samples of the plane
 * @param y of its centre
 * @param area in samples
 * @param left of the box around it
 * @param top of the box
 * @param right of the box, inside it
 * @param bottom of the box, inside it
 * @param whole whether it lies within the picture on all sides
 */
record Blob(
    double x, double y, double area, int left, int top, int right, int bottom, boolean whole) {}
