/**
 * Reads telemetry: GoPro's GPMF and Google's CAMM out of MP4 tracks, DJI's flight logs out of
 * subtitles. Pure Java but for the demuxer; every length is checked before anything is allocated.
 */
package org.worldmill.ingest.telemetry;
