/**
 * Pictures of 3D models from known cameras, drawn in software. Camera axes are x right, y down, z
 * forward; a pixel's middle lies half a pixel from its corner. Every number comes from IEEE
 * arithmetic and {@link java.lang.StrictMath}, so pictures are the same bits on every machine.
 */
package org.worldmill.label.view;
