package org.worldmill.jobs.catalog;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.worldmill.schemas.ContentHash;

/**
 * A digest of rows that does not depend on their order: the sum, modulo 2^256, of the SHA-256 of
 * each row as JSON, and their number. A sum, unlike an exclusive or, counts equal rows.
 */
final class RowDigest {

  /** Raise it with any change to this class that changes a digest. */
  static final String METHOD = "row-digest/1";

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private RowDigest() {}

  /** 64 hex digits. */
  static String of(Dataset<Row> rows) {
    List<String> partial =
        rows.select(functions.to_json(functions.struct(functions.col("*"))))
            .as(Encoders.STRING())
            .mapPartitions(new Summer(), Encoders.STRING())
            .collectAsList();
    BigInteger sum = BigInteger.ZERO;
    long count = 0;
    for (String part : partial) {
      int colon = part.indexOf(':');
      count += Long.parseLong(part.substring(0, colon));
      sum = sum.add(new BigInteger(part.substring(colon + 1), 16)).mod(MODULUS);
    }
    return ContentHash.of(count + ":" + sum.toString(16));
  }

  /** Sums a partition: {@code count:sum}, the sum in hex. */
  private static final class Summer implements MapPartitionsFunction<String, String>, Serializable {

    @Override
    public Iterator<String> call(Iterator<String> rows) {
      BigInteger sum = BigInteger.ZERO;
      long count = 0;
      while (rows.hasNext()) {
        sum = sum.add(new BigInteger(ContentHash.of(rows.next()), 16)).mod(MODULUS);
        count++;
      }
      return List.of(count + ":" + sum.toString(16)).iterator();
    }
  }
}
