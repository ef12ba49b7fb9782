package org.worldmill.schemas.media;

import java.util.List;
import java.util.Optional;

/**
 * How a mesh is divided: each triangle belongs to one part, each part has at most one material.
 * Immutable; the array is never written to.
 */
public final class ModelParts {

  private static final ModelParts SINGLE =
      new ModelParts(List.of(new Part("", Optional.empty())), List.of(), new int[0]);

  private final List<Part> parts;
  private final List<Material> materials;
  private final int[] partOfTriangle;

  /**
   * A part.
   *
   * @param name its name in the file: of a node, mesh, group, link or primitive; may be empty
   * @param material number of its material in {@link #materials}
   */
  public record Part(String name, Optional<Integer> material) {}

  /**
   * Wraps a division; the caller gives the array away.
   *
   * @param parts at least one
   * @param materials all that the file defines, used or not
   * @param partOfTriangle number of each triangle's part; empty if all belong to the first
   * @throws IllegalArgumentException if a number names nothing
   */
  public ModelParts(List<Part> parts, List<Material> materials, int[] partOfTriangle) {
    this.parts = List.copyOf(parts);
    this.materials = List.copyOf(materials);
    this.partOfTriangle = partOfTriangle;
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("no part");
    }
    for (Part part : parts) {
      part.material().ifPresent(number -> check("material", number, this.materials.size()));
    }
    for (int number : partOfTriangle) {
      check("part", number, parts.size());
    }
  }

  private static void check(String what, int number, int size) {
    if (number < 0 || number >= size) {
      throw new IllegalArgumentException(what + " " + number + " of " + size);
    }
  }

  /** One part without name and material, which has all triangles. */
  public static ModelParts single() {
    return SINGLE;
  }

  /** The parts. */
  public List<Part> parts() {
    return parts;
  }

  /** The materials. */
  public List<Material> materials() {
    return materials;
  }

  /** Number of the part of a triangle. */
  public int partOf(int triangle) {
    return partOfTriangle.length == 0 ? 0 : partOfTriangle[triangle];
  }

  /** The material of a triangle. */
  public Optional<Material> materialOf(int triangle) {
    return parts.get(partOf(triangle)).material().map(materials::get);
  }

  void checkTriangles(int triangles) {
    if (partOfTriangle.length != 0 && partOfTriangle.length != triangles) {
      throw new IllegalArgumentException(
          "%d part numbers for %d triangles".formatted(partOfTriangle.length, triangles));
    }
  }
}
