package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A school entity of the district, from its {@code schools.csv}.
 *
 * @param code seven digits; several entities may share one
 * @param siteCode tells entities of one code apart; {@code null} where the district has none
 * @param name for people
 * @param isDefault whether it is the one to take where a code is shared and nothing else decides
 */
public record School(String code, @Nullable String siteCode, String name, boolean isDefault) {}
