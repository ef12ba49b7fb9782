package org.worldmill.bench.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.schemas.media.Plane;

/**
 * A room to be filmed.
 *
 * @param room the room
 * @param eye the lens and the picture's size
 * @param path of the camera
 * @param fps pictures a second
 * @param frames how many pictures
 * @param contrast by which grey levels are drawn together about the middle; 1 leaves them
 */
record RoomClip(Room room, Room.Eye eye, CameraPath path, int fps, int frames, double contrast) {

  /** Writes its pictures, one after the other, as grey samples. */
  void paint(Path raw) throws IOException {
    try (OutputStream out = Files.newOutputStream(raw)) {
      for (int i = 0; i < frames; i++) {
        out.write(faded(room.picture(eye, path, (double) i / fps)));
      }
    }
  }

  private byte[] faded(Plane plane) {
    byte[] samples = plane.samples();
    byte[] faded = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      faded[i] = (byte) Math.round(128 + contrast * ((samples[i] & 0xff) - 128));
    }
    return faded;
  }
}
