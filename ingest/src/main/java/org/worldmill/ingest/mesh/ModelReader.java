package org.worldmill.ingest.mesh;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.cloud.LasReader;
import org.worldmill.ingest.mesh.cloud.PcdReader;
import org.worldmill.ingest.mesh.cloud.XyzReader;
import org.worldmill.ingest.mesh.draco.DracoReader;
import org.worldmill.ingest.mesh.pack.RobotArchive;
import org.worldmill.ingest.mesh.pack.ThreeMfReader;
import org.worldmill.ingest.mesh.robot.MjcfReader;
import org.worldmill.ingest.mesh.robot.UrdfReader;
import org.worldmill.ingest.mesh.splat.SplatReader;
import org.worldmill.ingest.mesh.splat.SpzReader;
import org.worldmill.ingest.mesh.usd.UsdReader;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Reads 3D models of every supported type; {@code docs/models.md} says what is read of each. Files
 * that a model names are opened only inside the folder of that model; the meshes of a robot may lie
 * up to two folders above.
 */
public final class ModelReader {

  private ModelReader() {}

  /**
   * Reads a model.
   *
   * @param main its main file; the files it names lie beside it
   * @throws MediaException {@code UNSUPPORTED} for a type or an extension that cannot be read, and
   *     every fault of the file
   */
  public static ParsedModel read(Path main, String mediaType) throws MediaException {
    try {
      if (Files.size(main) == 0) {
        throw new MediaException(Code.EMPTY, "it has no bytes; fetch the file again");
      }
      return switch (mediaType) {
        case "model/gltf-binary" -> GltfReader.read(GltfDocument.readBinary(main), "glb");
        case "model/gltf+json" -> GltfReader.read(GltfDocument.readText(main), "gltf");
        case "model/obj" -> readObj(main);
        case "model/ply" -> stream(main, PlyReader::read);
        case "model/stl" -> stream(main, StlReader::read);
        case "model/x-off" -> stream(main, OffReader::read);
        case "model/x-pcd" -> stream(main, PcdReader::read);
        case "model/x-xyz" -> stream(main, XyzReader::read);
        case "model/x-las", "model/x-laz" -> LasReader.read(main);
        case "model/x-splat" -> stream(main, SplatReader::read);
        case "model/x-draco" -> DracoReader.read(GltfDocument.map(main));
        case "model/3mf" -> ThreeMfReader.read(main);
        case "model/x-b3dm" -> TileReader.readModel(main);
        case "model/x-pnts" -> TileReader.readPoints(main);
        case "model/x-spz" -> SpzReader.read(main);
        case "model/vnd.usda" -> UsdReader.readLayer(main, "usda");
        case "model/vnd.usdc" -> UsdReader.readLayer(main, "usdc");
        case "model/vnd.usdz+zip" -> UsdReader.readPackage(main);
        case "model/x-urdf" -> UrdfReader.read(main);
        case "model/x-mjcf" -> MjcfReader.read(main);
        case "model/x-urdf+zip" -> RobotArchive.read(main, UrdfReader::read);
        case "model/x-mjcf+zip" -> RobotArchive.read(main, MjcfReader::read);
        default -> throw unsupported(mediaType);
      };
    } catch (EOFException e) {
      throw new MediaException(
          Code.TRUNCATED, "it ends in the middle of a value; fetch the file again", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The files that a model names: paths relative to the folder of {@code main}, with {@code /}
   * between names, in the order of naming. A material library's textures are among them if the
   * library is there; names of an OBJ or PLY that lead out of the folder are left out.
   *
   * @throws MediaException {@code BAD_REFERENCE} if a glTF names a file outside its folder
   */
  public static List<String> references(Path main, String mediaType) throws MediaException {
    try {
      return switch (mediaType) {
        case "model/gltf-binary" -> GltfReader.references(GltfDocument.readBinary(main));
        case "model/gltf+json" -> GltfReader.references(GltfDocument.readText(main));
        case "model/obj" -> materials(main).references();
        case "model/ply" -> stream(main, PlyReader::textures);
        case "model/vnd.usda", "model/vnd.usdc" -> UsdReader.references(main);
        case "model/x-urdf" -> UrdfReader.references(main);
        case "model/x-mjcf" -> MjcfReader.references(main);
        default -> List.of();
      };
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private interface Reader<T> {
    T read(ByteSource in) throws IOException, MediaException;
  }

  private static <T> T stream(Path file, Reader<T> reader) throws IOException, MediaException {
    try (ByteSource in = ByteSource.open(file)) {
      return reader.read(in);
    }
  }

  private static ParsedModel readObj(Path main) throws IOException, MediaException {
    ObjMaterials looks = materials(main);
    return stream(main, in -> ObjReader.read(in, looks));
  }

  private static ObjMaterials materials(Path main) throws IOException, MediaException {
    Path folder = Optional.ofNullable(main.toAbsolutePath().getParent()).orElse(main);
    return ObjMaterials.of(folder, stream(main, ObjReader::libraries));
  }

  private static MediaException unsupported(String mediaType) {
    if (mediaType.equals("model/x-xacro")) {
      return new MediaException(
          Code.UNSUPPORTED,
          "it is xacro, a program that makes a URDF; run xacro over it and keep the URDF");
    }
    String remedy =
        switch (mediaType) {
          case "model/x-ksplat", "model/x-sog" -> "save it as PLY or SPZ";
          default -> "convert the model to GLB, OBJ, PLY or STL";
        };
    return new MediaException(
        Code.UNSUPPORTED, "no reader is there for %s; %s".formatted(mediaType, remedy));
  }

  private static MediaException unreadable(IOException e) {
    return new MediaException(Code.UNREADABLE, "it cannot be read: " + e.getMessage(), e);
  }
}
