/**
 * A decoder of Draco bitstreams 2.2 by their published specification ("Draco Bitstream
 * Specification", version 2,2, 2017).
 */
package org.worldmill.ingest.mesh.draco;
