package org.worldmill.label.room;

import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Vec;

/**
 * Where a camera is and what it looks at.
 *
 * @param place in metres
 * @param turn from the camera's axes to the room's
 * @param enlargement of its focal length against the first one
 */
public record Pose(Vec place, Rotation turn, double enlargement) {}
