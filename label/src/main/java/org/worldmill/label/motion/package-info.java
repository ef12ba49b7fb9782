/**
 * How much moves, how fast, and whether it is the camera or something in front of it. Optical flow
 * is measured on small luma planes, codec vectors are read as they come; the image library stays
 * inside this package.
 */
package org.worldmill.label.motion;
