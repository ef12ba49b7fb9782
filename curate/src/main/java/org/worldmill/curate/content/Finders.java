package org.worldmill.curate.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;
import org.worldmill.schemas.media.Plane;

/**
 * OpenCV's own detectors, loaded once a process: a cascade of local binary patterns for faces and
 * histograms of oriented gradients for people. The cascade is read from OpenCV's own jar, which
 * carries it under OpenCV's licence; no file is written.
 */
final class Finders {

  static {
    // One asset is worked on by one thread; the library would otherwise start one for each core.
    opencv_core.setNumThreads(1);
  }

  private Finders() {}

  /** Faces turned to the viewer and upright, at least {@link Faces#LEAST} samples wide. */
  static List<Box> faces(Plane luma) {
    return Faces.find(luma);
  }

  /** People standing upright, shown from head to foot. */
  static List<Box> people(Plane luma) {
    return People.find(luma);
  }

  private static Mat mat(Plane plane) {
    Mat mat = new Mat(plane.height(), plane.width(), opencv_core.CV_8UC1);
    mat.data().put(plane.samples(), 0, plane.samples().length);
    return mat;
  }

  private static List<Box> boxes(RectVector found) {
    List<Box> boxes = new ArrayList<>();
    for (long i = 0; i < found.size(); i++) {
      Rect rect = found.get(i);
      boxes.add(new Box(rect.x(), rect.y(), rect.width(), rect.height()));
    }
    return boxes;
  }

  /** The face detector: a detection changes its buffers, so one at a time. */
  static final class Faces {

    /** Least width of a face in samples. */
    static final int LEAST = 36;

    private static final double SCALE = 1.1;
    private static final int VOTES = 4;
    private static final CascadeClassifier CLASSIFIER = load();

    private Faces() {}

    @SuppressWarnings("try")
    static synchronized List<Box> find(Plane luma) {
      try (PointerScope scope = new PointerScope()) {
        RectVector found = new RectVector();
        CLASSIFIER.detectMultiScale(
            mat(luma), found, SCALE, VOTES, 0, new Size(LEAST, LEAST), new Size());
        return boxes(found);
      }
    }

    private static CascadeClassifier load() {
      String name =
          "/org/bytedeco/opencv/"
              + Loader.getPlatform()
              + "/share/opencv4/lbpcascades/lbpcascade_frontalface.xml";
      try (InputStream in = Finders.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("OpenCV's jar holds no " + name);
        }
        String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        CascadeClassifier classifier = new CascadeClassifier();
        int mode = FileStorage.READ | FileStorage.MEMORY | FileStorage.FORMAT_XML;
        try (FileStorage storage = new FileStorage(xml, mode)) {
          if (!classifier.read(storage.getFirstTopLevelNode())) {
            throw new IllegalStateException("OpenCV does not read its own " + name);
          }
        }
        return classifier;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The detector of people: Dalal and Triggs, CVPR 2005, with OpenCV's own weights. */
  static final class People {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 128;
    private static final int STRIDE = 8;
    private static final double SCALE = 1.1;
    private static final double LEAST_SCORE = 0;
    private static final double VOTES = 1;
    private static final HOGDescriptor DESCRIPTOR = load();

    private People() {}

    @SuppressWarnings("try")
    static synchronized List<Box> find(Plane luma) {
      if (luma.width() < WIDTH || luma.height() < HEIGHT) {
        return List.of();
      }
      try (PointerScope scope = new PointerScope()) {
        RectVector found = new RectVector();
        DESCRIPTOR.detectMultiScale(
            mat(luma),
            found,
            new DoublePointer(),
            LEAST_SCORE,
            new Size(STRIDE, STRIDE),
            new Size(0, 0),
            SCALE,
            VOTES,
            false);
        return boxes(found);
      }
    }

    @SuppressWarnings("try")
    private static HOGDescriptor load() {
      HOGDescriptor descriptor = new HOGDescriptor();
      try (Mat weights = new Mat(HOGDescriptor.getDefaultPeopleDetector())) {
        descriptor.setSVMDetector(weights);
      }
      return descriptor;
    }
  }
}
