package org.worldmill.schemas.media;

import java.util.List;
import java.util.Optional;

/**
 * What a surface is made of, in the metallic-roughness terms of glTF 2.0; formats with other terms
 * fill in what has an equal.
 *
 * @param name its name; may be empty
 * @param red of the base colour, from 0 to 1, as stored (linear in glTF, sRGB elsewhere)
 * @param green likewise
 * @param blue likewise
 * @param alpha opacity, from 0 to 1
 * @param metallic from 0 to 1; 0 where the format does not say
 * @param roughness from 0 to 1; 1 where the format does not say
 * @param doubleSided whether its backs are seen
 * @param textures pictures that it uses, in the format's order
 * @param extensions names of the format's extensions that change its looks, sorted
 */
public record Material(
    String name,
    double red,
    double green,
    double blue,
    double alpha,
    double metallic,
    double roughness,
    boolean doubleSided,
    List<Texture> textures,
    List<String> extensions) {

  public Material {
    textures = List.copyOf(textures);
    extensions = List.copyOf(extensions);
  }

  /** An opaque colour that is not metallic and wholly rough. */
  public static Material coloured(String name, double red, double green, double blue) {
    return new Material(name, red, green, blue, 1, 0, 1, false, List.of(), List.of());
  }

  /** The picture of a role, such as {@code baseColor}. */
  public Optional<Texture> texture(String role) {
    return textures.stream().filter(texture -> texture.role().equals(role)).findFirst();
  }

  /**
   * A picture that a material uses.
   *
   * @param role what for, in glTF's words where it has one: {@code baseColor}, {@code normal},
   *     {@code metallicRoughness}, {@code occlusion}, {@code emissive}; else the format's own
   * @param coordinateSet which texture coordinates it goes by, from 0
   * @param mediaType what its first bytes say, such as {@code image/png}, {@code image/ktx2}
   * @param path where it lies, relative to the folder of the model; empty if inside the main file
   * @param offset first byte in that file; empty if it is not stored as one stretch of bytes
   * @param bytes its size
   * @param widthPx its width, where its head states it
   * @param heightPx its height, likewise
   * @param sampling how it is laid on the surface
   */
  public record Texture(
      String role,
      int coordinateSet,
      String mediaType,
      Optional<String> path,
      Optional<Long> offset,
      long bytes,
      Optional<Integer> widthPx,
      Optional<Integer> heightPx,
      TextureSampling sampling) {

    /** This picture laid on in another way. */
    public Texture with(TextureSampling other) {
      return new Texture(
          role, coordinateSet, mediaType, path, offset, bytes, widthPx, heightPx, other);
    }
  }
}
