/**
 * Gets bytes and opens them: sources, blobs, sniffing, video, images, 3D models, clips. The only
 * room that knows FFmpeg.
 */
package org.worldmill.ingest;
