package org.worldmill.ingest.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.ingest.source.FarFileSystem;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;

class BlobStoreTest {

  private final Configuration hadoop = new Configuration(false);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    hadoop.set("fs.far.impl", FarFileSystem.class.getName());
    file = folder.resolve("in.bin");
    Files.write(file, new byte[] {1, 2, 3});
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file://", "far://host"})
  void keepsBytesAtTheirHash(String scheme) throws IOException {
    BlobStore store = store(scheme);
    BlobRef blob = store.put(file, "video/mp4");
    String hash = ContentHash.of(new byte[] {1, 2, 3});
    assertThat(blob).isEqualTo(new BlobRef(hash, 3, "video/mp4"));
    Path place = folder.resolve("blobs").resolve(hash.substring(0, 2));
    assertThat(place.resolve(hash.substring(2, 4)).resolve(hash))
        .hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(store.open(blob).readAllBytes()).containsExactly(1, 2, 3);
    assertThat(store.has(blob)).isTrue();
    assertThat(store.local(blob, folder)).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "far://host"})
  void removesWhatMustNotBeKeptAndNoMore(String scheme) throws IOException {
    BlobStore store = store(scheme);
    BlobRef blob = store.put(file, "video/mp4");
    BlobRef other = store.put(new byte[] {9}, "image/png");
    store.delete(blob);
    store.delete(blob);
    assertThat(store.has(blob)).isFalse();
    assertThat(store.has(other)).isTrue();
    assertThat(store.put(file, "video/mp4")).isEqualTo(blob);
    assertThat(store.has(blob)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file://", "far://host"})
  void takesAFileThatIsNoLongerNeeded(String scheme) throws IOException {
    BlobStore store = store(scheme);
    BlobRef first = store.take(file, "video/mp4");
    assertThat(first).isEqualTo(new BlobRef(ContentHash.of(new byte[] {1, 2, 3}), 3, "video/mp4"));
    assertThat(store.open(first).readAllBytes()).containsExactly(1, 2, 3);
    Path again = Files.write(folder.resolve("again.bin"), new byte[] {1, 2, 3});
    assertThat(store.take(again, "video/mp4")).isEqualTo(first);
    assertThat(store.open(first).readAllBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void writesNoBlobTwice() throws IOException {
    BlobStore store = store("file://");
    Path first = store.local(store.put(file, "a/b"), folder);
    Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.fromMillis(1000));
    store.put(new byte[] {1, 2, 3}, "a/b");
    assertThat(Files.getLastModifiedTime(first).toMillis()).isEqualTo(1000);
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "far://host"})
  void mendsABlobThatWasTorn(String scheme) throws IOException {
    BlobStore store = store(scheme);
    BlobRef blob = store.put(file, "a/b");
    Path place = folder.resolve("blobs").resolve(BlobStore.path(blob));
    Files.write(place, new byte[] {1});
    assertThat(store.has(blob)).isFalse();
    store.put(file, "a/b");
    assertThat(place).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void holdsWhenManyWriteTheSameBytesAtOnce() throws Exception {
    byte[] bytes = new byte[1 << 18];
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<BlobRef>> done = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        done.add(pool.submit(() -> store("file://").put(bytes, "a/b")));
      }
      for (Future<BlobRef> put : done) {
        assertThat(put.get().sha256()).isEqualTo(ContentHash.of(bytes));
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "far://host"})
  void saysWhichBlobIsMissingAndWhatToDo(String scheme) {
    BlobRef blob = new BlobRef(ContentHash.of("x"), 1, "a/b");
    assertThatThrownBy(() -> store(scheme).open(blob))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(blob.sha256())
        .hasMessageContaining("ingest its source again");
  }

  private BlobStore store(String scheme) {
    return new BlobStore(URI.create(scheme + folder.resolve("blobs")), hadoop);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("blobs"))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
