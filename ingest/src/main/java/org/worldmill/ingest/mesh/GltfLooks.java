package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

/** The materials of a glTF document. Their textures are looked at no further than their heads. */
final class GltfLooks {

  private static final int MAX_MATERIALS = 100_000;
  private static final int NEAREST = 9728;
  private static final int LINEAR = 9729;
  private static final int REPEAT = 10497;
  private static final int CLAMP = 33071;
  private static final int MIRROR = 33648;
  private static final List<String> SOURCES =
      List.of("KHR_texture_basisu", "EXT_texture_webp", "EXT_texture_avif", "MSFT_texture_dds");

  private final GltfDocument document;
  private final GltfBuffers buffers;
  private final GltfNode root;

  GltfLooks(GltfDocument document, GltfBuffers buffers) {
    this.document = document;
    this.buffers = buffers;
    this.root = document.top();
  }

  List<Material> materials() throws IOException, MediaException {
    GltfNode array = root.member("materials");
    if (array.size() > MAX_MATERIALS) {
      throw MeshLimits.tooLarge("materials", array.size(), MAX_MATERIALS);
    }
    List<Material> materials = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      materials.add(material(array.at(i)));
    }
    return materials;
  }

  private Material material(GltfNode node) throws IOException, MediaException {
    GltfNode surface = node.member("pbrMetallicRoughness");
    double[] colour = surface.numbers("baseColorFactor", 1, 1, 1, 1);
    List<Texture> textures = new ArrayList<>();
    texture("baseColor", surface.member("baseColorTexture"), textures);
    texture("metallicRoughness", surface.member("metallicRoughnessTexture"), textures);
    texture("normal", node.member("normalTexture"), textures);
    texture("occlusion", node.member("occlusionTexture"), textures);
    texture("emissive", node.member("emissiveTexture"), textures);
    TreeSet<String> extensions = new TreeSet<>();
    node.member("extensions").json().fieldNames().forEachRemaining(extensions::add);
    return new Material(
        DecimalNumber.printable(node.text("name").orElse("")),
        colour[0],
        colour[1],
        colour[2],
        colour[3],
        factor(surface, "metallicFactor"),
        factor(surface, "roughnessFactor"),
        node.member("doubleSided").json().asBoolean(false),
        textures,
        List.copyOf(extensions));
  }

  /** Both factors are 1 where the document does not say. */
  private static double factor(GltfNode surface, String name) throws MediaException {
    GltfNode factor = surface.member(name);
    if (!factor.isPresent()) {
      return 1;
    }
    double value = factor.json().asDouble(Double.NaN);
    if (!factor.json().isNumber() || !(value >= 0 && value <= 1)) {
      throw factor.wrong("a number from 0 to 1");
    }
    return value;
  }

  private void texture(String role, GltfNode use, List<Texture> textures)
      throws IOException, MediaException {
    if (!use.isPresent()) {
      return;
    }
    GltfNode texture = root.element("textures", use.whole("index"));
    Optional<Long> source = texture.optionalWhole("source");
    for (String extension : SOURCES) {
      Optional<Long> other = texture.member("extensions").member(extension).optionalWhole("source");
      source = other.isPresent() ? other : source;
    }
    if (source.isEmpty()) {
      return;
    }
    int set = (int) Math.min(100, use.whole("texCoord", 0));
    GltfNode transform = use.member("extensions").member("KHR_texture_transform");
    int mapped = (int) Math.min(100, transform.whole("texCoord", set));
    TextureSampling sampling = sampling(texture, transform);
    textures.add(picture(role, mapped, root.element("images", source.get())).with(sampling));
  }

  private TextureSampling sampling(GltfNode texture, GltfNode transform) throws MediaException {
    Optional<Long> number = texture.optionalWhole("sampler");
    GltfNode sampler =
        number.isPresent() ? root.element("samplers", number.get()) : root.member("none");
    return new TextureSampling(
        wrap(sampler.whole("wrapS", REPEAT)),
        wrap(sampler.whole("wrapT", REPEAT)),
        sampler.whole("magFilter", LINEAR) != NEAREST,
        map(transform));
  }

  /** Other numbers than those of the standard are taken as its default. */
  private static Wrap wrap(long number) {
    return number == CLAMP ? Wrap.CLAMP : number == MIRROR ? Wrap.MIRROR : Wrap.REPEAT;
  }

  /** KHR_texture_transform: scaled, turned against the clock as seen, moved. */
  private static List<Double> map(GltfNode transform) throws MediaException {
    double[] offset = transform.numbers("offset", 0, 0);
    double[] scale = transform.numbers("scale", 1, 1);
    double turn = transform.member("rotation").json().asDouble(0);
    double c = StrictMath.cos(turn);
    double s = StrictMath.sin(turn);
    List<Double> map =
        List.of(c * scale[0], s * scale[1], offset[0], -s * scale[0], c * scale[1], offset[1]);
    return map.stream().allMatch(Double::isFinite) ? map : TextureSampling.PLAIN.map();
  }

  private Texture picture(String role, int set, GltfNode image) throws IOException, MediaException {
    Optional<String> uri = image.text("uri");
    if (uri.isPresent()) {
      ByteBuffer bytes = buffers.uri(uri.get(), image.place());
      boolean data = GltfBuffers.isData(uri.get());
      return texture(
          role,
          set,
          bytes,
          data ? Optional.empty() : Optional.of(BundlePath.ofUri(uri.get())),
          data ? Optional.empty() : Optional.of(0L));
    }
    long view = image.whole("bufferView");
    GltfNode viewNode = buffers.viewNode(view);
    long buffer = viewNode.whole("buffer");
    Optional<String> file = root.element("buffers", buffer).text("uri");
    long offset = viewNode.whole("byteOffset", 0);
    if (file.filter(GltfBuffers::isData).isPresent()) {
      return texture(role, set, buffers.view(view), Optional.empty(), Optional.empty());
    } else if (file.isPresent()) {
      return texture(
          role,
          set,
          buffers.view(view),
          Optional.of(BundlePath.ofUri(file.get())),
          Optional.of(offset));
    }
    return texture(
        role,
        set,
        buffers.view(view),
        Optional.empty(),
        Optional.of(document.binaryOffset() + offset));
  }

  private static Texture texture(
      String role, int set, ByteBuffer bytes, Optional<String> path, Optional<Long> offset) {
    PictureHead head = PictureHead.of(bytes);
    return new Texture(
        role,
        set,
        head.mediaType(),
        path,
        offset,
        bytes.remaining(),
        head.widthPx(),
        head.heightPx(),
        TextureSampling.PLAIN);
  }
}
