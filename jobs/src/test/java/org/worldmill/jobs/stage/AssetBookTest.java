package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.catalog.FileRow;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.stage.Listing.Place;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.config.SourceConfig;

class AssetBookTest {

  @TempDir private Path folder;
  private final Map<Place, FileRow> rows = new HashMap<>();
  private final Map<Place, BundleRow> bundles = new HashMap<>();
  private String uri = "";

  @BeforeEach
  void begin() {
    uri = "file://" + folder;
  }

  private void file(
      String path, String content, Optional<Modality> modality, String format, Code... fault)
      throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    String hash = ContentHash.of(content);
    Optional<Code> wrong = fault.length == 0 ? Optional.empty() : Optional.of(fault[0]);
    rows.put(
        new Place(uri, path),
        new FileRow(
            uri,
            path,
            content.length(),
            0,
            "",
            Optional.of(hash),
            Optional.of(new BlobRef(hash, content.length(), "x/y")),
            Optional.of("x/y"),
            modality,
            wrong.isPresent() ? Optional.empty() : Optional.of(facts(format)),
            List.of(),
            Optional.empty(),
            wrong,
            wrong.map(code -> "because")));
  }

  private static MediaFacts facts(String format) {
    return new MediaFacts(
        format, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
  }

  private void model(String path, String format) throws IOException {
    file(path, path, Optional.of(Modality.MODEL3D), format);
  }

  private void bundle(String main, Code... fault) {
    bundle(main, List.of(), fault);
  }

  private void bundle(String main, List<String> parts, Code... fault) {
    List<Companion> companions =
        parts.stream()
            .map(part -> new Companion(part, new BlobRef(ContentHash.of(part), 1, "x/y")))
            .toList();
    Optional<Code> wrong = fault.length == 0 ? Optional.empty() : Optional.of(fault[0]);
    bundles.put(
        new Place(uri, main),
        new BundleRow(
            uri,
            main,
            companions,
            wrong.isPresent() ? Optional.empty() : Optional.of(facts("bundled")),
            wrong,
            wrong.map(code -> "its bundle")));
  }

  private AssetBook book() {
    return book(Refused.NOTHING);
  }

  @SuppressWarnings("NullAway") // Without a crawl among the sources no catalog is asked.
  private AssetBook book(Refused refused) {
    Listing listing = Listing.of(List.of(SourceConfig.of(uri)), new Configuration(false), null);
    for (SourceFile file : listing.files()) {
      assertThat(rows).containsKey(Place.of(file));
    }
    return new AssetBook(listing, rows, bundles, refused);
  }

  @Test
  void aLogTooLongForATextGoesWithItsFilmAndStaysADescription() throws IOException {
    file("a/b/film.mp4", "film", Optional.of(Modality.VIDEO), "mp4");
    file("a/b/film.SRT", "long", Optional.empty(), "srt");
    file("a/b/film.gpx", "short", Optional.empty(), "gpx");
    describe("a/b/film.SRT", Sidecar.Kind.SRT, true);
    describe("a/b/film.gpx", Sidecar.Kind.GPX, false);
    AssetBook book = book();

    Asset film = book.assets().get(0);
    assertThat(film.companions())
        .containsExactly(
            new Companion("film.SRT", new BlobRef(ContentHash.of("long"), 4, "text/plain")));
    assertThat(film.sidecars()).hasSize(2);
    assertThat(book.sidecars()).isEqualTo(2);
    assertThat(book.companions()).isZero();
    assertThat(FilmSurroundings.seen(film))
        .isEqualTo(List.of(film.companions(), List.of("text of a/b/film.gpx")));
  }

  private void describe(String path, Sidecar.Kind kind, boolean whole) {
    Place place = new Place(uri, path);
    FileRow row = rows.get(place);
    String hash = row.sha256().orElseThrow();
    rows.put(
        place,
        new FileRow(
            uri,
            path,
            row.sizeBytes(),
            0,
            "",
            whole ? Optional.of(hash) : Optional.empty(),
            whole
                ? Optional.of(new BlobRef(hash, row.sizeBytes(), "text/plain"))
                : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(new Sidecar(kind, path, "text of " + path)),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void bytesThatMustNotBeKeptAreQuarantinedWhereverTheyStand() throws IOException {
    file("a/kept.png", "kept", Optional.of(Modality.IMAGE), "png");
    file("a/banned.png", "banned", Optional.of(Modality.IMAGE), "png");
    file("b/again.png", "banned", Optional.of(Modality.IMAGE), "png");
    String id = rows.get(new Place(uri, "a/banned.png")).sha256().orElseThrow();
    AssetBook book = book(new Refused(new TreeMap<>(Map.of(id, "matches entry 3 of x.hashes"))));

    assertThat(origins(book.assets())).containsExactly("a/kept.png");
    assertThat(book.duplicates()).isEqualTo(1);
    assertThat(book.quarantine()).hasSize(1);
    QuarantineRow row = book.quarantine().get(0);
    assertThat(row.code()).isEqualTo(Code.REFUSED);
    assertThat(row.origins()).containsExactly("a/banned.png", "b/again.png");
    assertThat(row.message()).isEqualTo("its bytes are not kept: it matches entry 3 of x.hashes");
  }

  private static List<String> origins(List<Asset> assets) {
    return assets.stream().flatMap(asset -> asset.origins().stream()).sorted().toList();
  }

  @Test
  void whatAModelNamesIsAPartOfItAndNoAsset() throws IOException {
    model("m/a.obj", "obj");
    file("m/a.mtl", "text", Optional.empty(), "", Code.UNSUPPORTED);
    file("m/wood.png", "png", Optional.of(Modality.IMAGE), "png");
    file("m/other.png", "other", Optional.of(Modality.IMAGE), "png");
    bundle("m/a.obj", List.of("a.mtl", "wood.png"));
    AssetBook book = book();

    assertThat(origins(book.assets())).containsExactly("m/a.obj", "m/other.png");
    assertThat(book.companions()).isEqualTo(2);
    assertThat(book.quarantine()).isEmpty();
    Asset asset =
        book.assets().stream()
            .filter(a -> a.modality() == Modality.MODEL3D)
            .findFirst()
            .orElseThrow();
    assertThat(asset.facts().format()).isEqualTo("bundled");
    assertThat(asset.companions()).extracting(Companion::path).containsExactly("a.mtl", "wood.png");
  }

  @Test
  void aModelThatAnotherNamesStaysAnAssetButNotTheMeshOfARobot() throws IOException {
    model("a.gltf", "gltf");
    model("b.gltf", "gltf");
    bundle("a.gltf", List.of("b.gltf"));
    bundle("b.gltf", List.of("a.gltf"));
    model("arm/urdf/arm.urdf", "urdf");
    model("arm/meshes/hand.obj", "obj");
    bundle("arm/urdf/arm.urdf", List.of("../meshes/hand.obj"));

    assertThat(origins(book().assets())).containsExactly("a.gltf", "arm/urdf/arm.urdf", "b.gltf");
  }

  @Test
  void stepsAboveTheSourceMakeNothingAPart() throws IOException {
    model("a.urdf", "urdf");
    model("meshes/hand.obj", "obj");
    bundle("a.urdf", List.of("../meshes/hand.obj"));

    assertThat(origins(book().assets())).containsExactly("a.urdf", "meshes/hand.obj");
    assertThat(AssetBook.sibling(new Place(uri, "a.urdf"), "../x.obj").path())
        .isEqualTo("../x.obj");
  }

  @Test
  void sameBytesAreOneAssetWithAllTheirPlaces() throws IOException {
    file("a.png", "same", Optional.of(Modality.IMAGE), "png");
    file("b/c.png", "same", Optional.of(Modality.IMAGE), "png");
    AssetBook book = book();

    assertThat(book.assets()).hasSize(1);
    assertThat(origins(book.assets())).containsExactly("a.png", "b/c.png");
    assertThat(book.duplicates()).isEqualTo(1);
  }

  @Test
  void bytesThatAreAnAssetUnderOneNameAreNoFaultUnderAnother() throws IOException {
    file("a.bin", "same", Optional.empty(), "", Code.UNSUPPORTED);
    file("b.splat", "same", Optional.of(Modality.MODEL3D), "splat");
    AssetBook book = book();

    assertThat(book.quarantine()).isEmpty();
    assertThat(book.assets()).singleElement().satisfies(a -> assertThat(a.origins()).hasSize(2));
  }

  @Test
  void aFaultOfTheBundleIsTheModels() throws IOException {
    model("a.gltf", "gltf");
    bundle("a.gltf", Code.BAD_REFERENCE);
    AssetBook book = book();

    assertThat(book.assets()).isEmpty();
    assertThat(book.quarantine())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.message()).isEqualTo("its bundle");
              assertThat(row.origins()).containsExactly("a.gltf");
            });
  }
}
