package org.worldmill.label.scene;

/**
 * A body strikes a wall or floor.
 *
 * @param body its number in the scene
 * @param seconds when
 * @param place of the body's centre
 * @param normal of the wall, of length 1
 * @param restitution speed along the normal after, as a share of that before
 */
public record Contact(int body, double seconds, Point place, Point normal, double restitution) {}
