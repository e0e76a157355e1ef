package org.sisimport;

/** What is said where the memory of this process was not enough. */
public final class Memory {

  private Memory() {}

  /** How much there is and how to give more, without a full stop. */
  public static String notEnough() {
    return "the memory of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB was not enough; give the program more, such as SIS_IMPORT_JAVA_OPTIONS=-Xmx2g";
  }
}
