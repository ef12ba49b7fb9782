/**
 * From a closed surface to what a simulator needs: convex pieces to collide with, inertial
 * properties, and the files of MuJoCo (MJCF) and of ROS (URDF) that put them together. Metres,
 * kilograms, radians; z is up.
 */
package org.worldmill.label.simulate;
