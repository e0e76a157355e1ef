package org.sisimport.importer;

/** Hears how far a file is, for a person who waits. */
public interface Progress {

  /** Nobody waits. */
  Progress NONE =
      new Progress() {
        @Override
        public void start(String file) {}

        @Override
        public void rows(int more) {}

        @Override
        public void end() {}
      };

  /** A file begins. */
  void start(String file);

  /** So many more rows are decided. */
  void rows(int more);

  /** The file is planned. */
  void end();
}
