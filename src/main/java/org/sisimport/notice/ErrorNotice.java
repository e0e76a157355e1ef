package org.sisimport.notice;

/** A row or the file was not taken. */
interface ErrorNotice extends Notice {

  @Override
  default Severity severity() {
    return Severity.ERROR;
  }
}
