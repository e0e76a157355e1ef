package org.sisimport.schedule;

/** What districts are visited for; each is planned by itself. */
enum Duty {
  /** To take in their files. */
  IMPORT("district"),
  /** To send their outgoing files. */
  OUTGOING("outgoing");

  private final String task;

  Duty(String task) {
    this.task = task;
  }

  /** The name in the scheduler's table, where it stays. */
  String task() {
    return task;
  }
}
