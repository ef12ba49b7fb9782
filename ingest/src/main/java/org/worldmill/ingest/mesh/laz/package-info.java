/**
 * LAZ, compressed LAS (M. Isenburg, "LASzip: lossless compression of LiDAR data", 2013, and the LAZ
 * specification 1.4): points by predictions whose errors an arithmetic coder keeps (A. Said,
 * "Introduction to Arithmetic Coding", 2004).
 */
package org.worldmill.ingest.mesh.laz;
