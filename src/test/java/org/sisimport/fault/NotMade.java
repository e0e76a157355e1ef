package org.sisimport.fault;

/** A fault that could not be made as it is named: the suite has fallen behind the program. */
final class NotMade extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotMade(String message) {
    super(message);
  }
}
