/**
 * What moves on its own: the picture is held still against the camera, a ground is found that
 * lasts, and what stands out from it is followed.
 */
package org.worldmill.label.track;
