/**
 * Bodies bounded by triangles: topology, mass properties, convex hulls, resting poses, symmetry. In
 * the model's own unit of length; nothing here knows signals or files.
 */
package org.worldmill.label.solid;
