/** Models in packages: 3MF. */
package org.worldmill.ingest.mesh.pack;
