package org.worldmill.label.room;

import org.worldmill.label.camera.Vec;

/**
 * A box that stands along the room's axes, seen from outside.
 *
 * @param low its least corner
 * @param high its greatest corner
 * @param velocity how it moves, in metres a second
 * @param seed of its look
 */
record Block(Vec low, Vec high, Vec velocity, int seed) {

  Block at(double t) {
    Vec way = velocity.times(t);
    return new Block(low.plus(way), high.plus(way), velocity, seed);
  }
}
