/** Robots: URDF and MJCF descriptions, with the meshes that they name. */
package org.worldmill.ingest.mesh.robot;
