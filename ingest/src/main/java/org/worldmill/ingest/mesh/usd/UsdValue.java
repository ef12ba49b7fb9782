package org.worldmill.ingest.mesh.usd;

import java.util.List;
import org.worldmill.schemas.MediaException;

/**
 * A value of a layer. Vectors, matrices and arrays of them are numbers in a row; quaternions have
 * their real part first, as text layers write them. It is unpacked when it is asked for.
 */
interface UsdValue {

  /** Its numbers; none if it holds texts. */
  default double[] numbers() throws MediaException {
    return new double[0];
  }

  /** Its numbers as whole ones. */
  default int[] wholes() throws MediaException {
    double[] numbers = numbers();
    int[] wholes = new int[numbers.length];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = (int) numbers[i];
    }
    return wholes;
  }

  /** Its tokens, strings, names of files or paths; none if it holds numbers. */
  default List<String> texts() throws MediaException {
    return List.of();
  }

  /** Numbers that are there already. The array is never written to. */
  static UsdValue of(double[] numbers) {
    return new UsdValue() {
      @Override
      public double[] numbers() {
        return numbers;
      }
    };
  }

  /** Texts that are there already. */
  static UsdValue of(List<String> texts) {
    List<String> copy = List.copyOf(texts);
    return new UsdValue() {
      @Override
      public List<String> texts() {
        return copy;
      }
    };
  }
}
