package org.sisimport.importer;

/**
 * A plan, and who heard of its rows.
 *
 * @param plan the plan
 * @param listener heard of every row of the attempt that became the plan
 * @param values what it would do to the values that we have
 */
record Planned<L extends RowListener>(Plan plan, L listener, ValueTally values) {}
