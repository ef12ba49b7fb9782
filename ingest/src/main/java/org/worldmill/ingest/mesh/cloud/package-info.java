/** Point clouds: PCD, LAS, XYZ and the point tiles of 3D Tiles. */
package org.worldmill.ingest.mesh.cloud;
