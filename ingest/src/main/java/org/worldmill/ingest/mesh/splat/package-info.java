/** 3D Gaussian splats: the packed formats beside PLY. */
package org.worldmill.ingest.mesh.splat;
