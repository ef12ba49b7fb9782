package org.worldmill.label.view;

/**
 * A camera on the sphere around a model.
 *
 * @param name {@code ring-03}, {@code top}, {@code bottom}
 * @param azimuthDeg from the model's front towards its right, 0 to 360
 * @param elevationDeg above the model's horizon, -90 to 90
 * @param camera the camera; it looks at the middle of the model's box
 */
public record View(String name, double azimuthDeg, double elevationDeg, Camera camera) {}
