package org.sisimport.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Progress;

/** A progress bar with rows and rate on a terminal. */
final class TerminalProgress implements Progress {

  private @Nullable ProgressBar bar;

  private TerminalProgress() {}

  /** A bar where a person looks at a terminal; nothing in a pipe, and nothing beside JSON. */
  static Progress of(HomeCommand command) {
    return System.console() == null || command.json() ? NONE : new TerminalProgress();
  }

  @Override
  public void start(String file) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(file)
            .setInitialMax(-1)
            .setUnit(" rows", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public void rows(int more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
    }
  }
}
