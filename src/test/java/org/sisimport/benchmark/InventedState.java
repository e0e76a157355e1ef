package org.sisimport.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A state of invented districts, always the same for the same numbers: one very large, a few large,
 * and many small ones, as in California, where half of the thousand districts have fewer than two
 * thousand students and one has four hundred thousand.
 */
final class InventedState {

  private static final long SEED = 20_261_015;
  private static final int DISTRICTS = 1_000;
  private static final int STUDENTS = 5_800_000;
  private static final int LARGEST = 400_000;

  /** No other district comes near the largest. */
  private static final int SECOND = 110_000;

  private static final int SMALLEST = 20;

  /** How unequal districts are: of a normal distribution of the logarithms of their sizes. */
  private static final double SPREAD = 1.35;

  private InventedState() {}

  /** All districts, the largest first. */
  static List<InventedDistrict> all() {
    return part(DISTRICTS);
  }

  /**
   * A part of the state with the same mix of sizes.
   *
   * @param count how many districts, taken evenly from the list of all by size
   */
  static List<InventedDistrict> part(int count) {
    int[] sizes = sizes();
    List<InventedDistrict> districts = new ArrayList<>(count);
    int before = 0;
    for (int i = 0; i < count; i++) {
      int size = sizes[(2 * i + 1) * DISTRICTS / (2 * count)];
      districts.add(new InventedDistrict(String.valueOf(9_900_001 + i), size, before));
      before += size;
    }
    return districts;
  }

  /** Sizes that add up, the largest first. */
  private static int[] sizes() {
    Random random = new Random(SEED);
    double[] drawn = new double[DISTRICTS - 1];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = Math.exp(SPREAD * random.nextGaussian());
    }
    Arrays.sort(drawn);
    double low = 0;
    double high = STUDENTS;
    while (high - low > 1e-9) {
      double scale = (low + high) / 2;
      if (sum(drawn, scale) < STUDENTS - LARGEST) {
        low = scale;
      } else {
        high = scale;
      }
    }
    int[] sizes = new int[DISTRICTS];
    sizes[0] = LARGEST;
    int rest = STUDENTS - LARGEST;
    for (int i = 1; i < DISTRICTS; i++) {
      sizes[i] = size(drawn[drawn.length - i], high);
      rest -= sizes[i];
    }
    // what rounding left over
    sizes[1] += rest;
    return sizes;
  }

  private static long sum(double[] drawn, double scale) {
    return Arrays.stream(drawn).mapToLong(one -> size(one, scale)).sum();
  }

  private static int size(double drawn, double scale) {
    return (int) Math.max(SMALLEST, Math.min(SECOND, drawn * scale));
  }
}
