/**
 * Opens 3D models in pure Java: every format becomes the one {@link
 * org.worldmill.schemas.media.Model3d}. Here are glTF, the text and triangle formats and what all
 * readers share; point clouds, splats, robots, packages and Draco are in packages of their own.
 * Bytes are untrusted: what a file declares is checked against what it holds before memory is
 * taken, and every fault is a {@link org.worldmill.schemas.MediaException}.
 */
package org.worldmill.ingest.mesh;
