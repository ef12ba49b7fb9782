package org.worldmill.label.simulate;

import java.util.Optional;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.VertexValues;

/**
 * What is seen of one material: its faces and how they look.
 *
 * @param mesh in metres, z up
 * @param coordinates u, v of each vertex in the picture, v downwards; there if the picture is
 * @param material its colours as displayed (sRGB)
 * @param picture name of the picture's file, beside the others
 */
public record LookPiece(
    Mesh mesh, Optional<VertexValues> coordinates, Material material, Optional<String> picture) {}
