/**
 * What sites ask of robots, and of those who train on what they show: robots.txt, opt-outs in
 * headers, pages, well-known files and media. Reads signals and says what they mean; asks nobody.
 */
package org.worldmill.ingest.manners;
