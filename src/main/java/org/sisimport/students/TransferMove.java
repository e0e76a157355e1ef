package org.sisimport.students;

import org.sisimport.facts.Values;

/**
 * A student who was moved from one district to another.
 *
 * @param request that was accepted
 * @param before what was known of the student in the district that was asked
 */
public record TransferMove(TransferRequest request, Values before) {}
