package org.sisimport.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * What a piece of work costs this thread in CPU time. Other processes on the machine disturb it far
 * less than time by the wall; the compiler's and the collector's threads are not in it.
 */
final class Cpu {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Cpu() {}

  /**
   * What a work cost.
   *
   * @param cpu seconds of this thread
   * @param wall seconds that passed
   */
  record Cost(double cpu, double wall) {}

  static Cost of(Callable<?> work) throws Exception {
    long wall = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    Object result = work.call();
    if (result == null) {
      throw new IllegalStateException("the work came to nothing");
    }
    return new Cost(
        (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
