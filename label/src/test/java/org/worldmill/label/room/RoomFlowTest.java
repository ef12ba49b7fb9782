package org.worldmill.label.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.worldmill.label.camera.Vec;

class RoomFlowTest {

  private static final Room.Eye EYE = new Room.Eye(96, 54, 0.9);

  @Test
  void aFlatWallShiftsByTheWayOverItsDistance() {
    Room wall = new Room(Room.Furniture.FLAT_WALL, 1);
    TrueFlow flow = wall.flow(EYE, CameraPath.moving(new Vec(0.35, 0, 0)), 0, 1);

    assertThat(flow.u(48, 27)).isCloseTo(-0.9 * 96 * 0.35 / 3.5, within(1e-4));
    assertThat(flow.v(48, 27)).isCloseTo(0, within(1e-4));
    assertThat(flow.seen(48, 27)).isTrue();
    assertThat(flow.seen(3, 27)).as("it leaves the picture").isFalse();
    assertThat(flow.meanPx()).isCloseTo(8.64, within(1e-3));
  }

  @Test
  void aZoomMovesPointsFromTheMiddle() {
    Room room = new Room(Room.Furniture.BOXES, 2);
    TrueFlow flow = room.flow(EYE, CameraPath.zooming(0.1), 0, 1);

    assertThat(flow.u(80, 10)).isCloseTo((Math.exp(0.1) - 1) * (80 - 47.5), within(1e-3));
    assertThat(flow.v(80, 10)).isCloseTo((Math.exp(0.1) - 1) * (10 - 26.5), within(1e-3));
  }

  @Test
  void whatSlidesHidesWhatIsBehindIt() {
    Room room = new Room(Room.Furniture.SLIDING_BOX, 3);
    TrueFlow flow = room.flow(EYE, CameraPath.STILL, 0, 0.5);
    var before = room.moving(EYE, CameraPath.STILL, 0);
    var after = room.moving(EYE, CameraPath.STILL, 0.5);
    for (int y = 0; y < 54; y++) {
      for (int x = 0; x < 96; x++) {
        boolean slides = before.at(x, y) > 0;
        boolean hidden = !slides && after.at(x, y) > 0;
        assertThat(flow.u(x, y) > 1).as("moves at %d, %d", x, y).isEqualTo(slides);
        assertThat(flow.seen(x, y)).as("seen at %d, %d", x, y).isEqualTo(!hidden);
      }
    }
  }
}
