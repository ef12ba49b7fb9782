/**
 * What video and images share in FFmpeg: opening, decoding and turning native pictures into {@link
 * org.worldmill.schemas.media.Frame}s. Everything here runs inside the media worker; every native
 * object has one owner that closes it, also on failure.
 */
package org.worldmill.ingest.ffmpeg;
