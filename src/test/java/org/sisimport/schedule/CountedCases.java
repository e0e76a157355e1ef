package org.sisimport.schedule;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Says at the end of a suite how many of its cases came out as expected. */
final class CountedCases implements TestWatcher, AfterAllCallback {

  private final AtomicInteger asExpected = new AtomicInteger();
  private final AtomicInteger otherwise = new AtomicInteger();

  @Override
  public void testSuccessful(ExtensionContext context) {
    asExpected.incrementAndGet();
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    otherwise.incrementAndGet();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    int failed = otherwise.get();
    System.out.println(
        "clock: "
            + (asExpected.get() + failed)
            + " cases, "
            + (failed == 0 ? "all" : failed + " not")
            + " as expected");
  }
}
