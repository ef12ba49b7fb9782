package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.Plane;

class BlobsTest {

  private static final Blobs.Size ANY = new Blobs.Size(1, Integer.MAX_VALUE, 1);

  private static Plane drawn(String... rows) {
    return PaintedFrame.plane(
        rows[0].length(), rows.length, (x, y) -> rows[y].charAt(x) == '#' ? 100 : 31);
  }

  @Test
  void joinsWhatTouchesCornersIncluded() {
    List<Blobs.Blob> blobs =
        Blobs.of(drawn("#..........#.", ".#........#..", "#.........#..", "....##......."), ANY);

    assertThat(blobs)
        .extracting(Blobs.Blob::box)
        .containsExactly(new Box(0, 0, 2, 3), new Box(10, 0, 2, 3), new Box(4, 3, 2, 1));
    assertThat(blobs.get(2)).isEqualTo(new Blobs.Blob(new Box(4, 3, 2, 1), 2, 1, 100));
  }

  @Test
  void joinsTwoArmsThatMeetBelow() {
    assertThat(Blobs.of(drawn("#...#...#", "#...#...#", ".#.#.#.#.", "..#...#.."), ANY)).hasSize(1);
  }

  @Test
  void leavesOutWhatIsNotOfTheSize() {
    Plane plane = drawn("#..##..###", "#..##.....", "#.........");

    assertThat(Blobs.of(plane, new Blobs.Size(2, 2, 4)))
        .extracting(Blobs.Blob::box)
        .containsExactly(new Box(3, 0, 2, 2));
  }

  @Property(tries = 100)
  void losesNoSample(@ForAll @Size(391) byte[] samples) {
    Plane plane = new Plane(23, 17, samples);
    int lit = 0;
    for (byte sample : samples) {
      lit += (sample & 0xff) >= Blobs.LEAST ? 1 : 0;
    }

    assertThat(Blobs.of(plane, ANY).stream().mapToInt(Blobs.Blob::area).sum()).isEqualTo(lit);
  }
}
