package org.worldmill.curate.shot;

/**
 * A frame where something begins.
 *
 * @param frame its number, from 0
 * @param pts its time stamp
 * @param transition whether a transition begins there, not a shot
 */
record Boundary(int frame, long pts, boolean transition) {}
