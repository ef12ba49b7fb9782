/**
 * Measures of 3D models: counts, bounds, surface, topology and volume, in the model's own unit of
 * length, which no format but glTF (metres) states.
 */
package org.worldmill.label.mesh;
