/**
 * Opens 3D models in pure Java: glTF 2.0, OBJ, PLY and STL become the one {@link
 * org.worldmill.schemas.media.Mesh}. Bytes are untrusted: what a file declares is checked against
 * what it holds before memory is taken, and every fault is a {@link
 * org.worldmill.schemas.MediaException}.
 */
package org.worldmill.ingest.mesh;
