/**
 * Video: facts without decoding, decoding, cutting and thumbnails. Runs inside the media worker.
 */
package org.worldmill.ingest.video;
