package org.sisimport.facts;

/**
 * One row of the file, after headings, codes and dates are understood.
 *
 * @param row the row's number in the file; the header is row 1
 * @param values what the row says; a blank cell and a value that was left out are {@code null}
 */
public record IncomingStudent(int row, Values values) implements StudentRecord {}
