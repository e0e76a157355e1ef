package org.sisimport.notice;

/** Something of the file was not used, or a person should look. */
interface WarningNotice extends Notice {

  @Override
  default Severity severity() {
    return Severity.WARNING;
  }
}
