/**
 * How the camera itself moved: turns, zooms and ways through space, found from points followed over
 * a quarter of a second and more, and what moves on its own beside that. Axes: x right, y down, z
 * forward.
 */
package org.worldmill.label.camera;
