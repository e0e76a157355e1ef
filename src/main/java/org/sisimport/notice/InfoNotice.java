package org.sisimport.notice;

/** Good to know. */
interface InfoNotice extends Notice {

  @Override
  default Severity severity() {
    return Severity.INFO;
  }
}
