package org.sisimport.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.FilePattern;
import org.sisimport.district.Outgoing;
import org.sisimport.district.Settings;
import org.sisimport.district.SourceConfig;
import org.sisimport.district.Times;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSets;

/**
 * The home's districts, settings and rules as far as {@code serve} must know them before a night:
 * looked at again and again, and read where they changed. Used by one thread, except where noted.
 */
final class SetupWatch {

  /** What alerts call the folder of all districts, and that of the shared rules. */
  static final String DISTRICTS = "districts";

  static final String RULES = "rules";

  private final Path home;
  private final RuleSets ruleSets;
  private final Map<String, Entry> entries = new TreeMap<>();
  private String settingsSeen;
  private @Nullable String settingsTrouble;
  private String sharedRulesSeen = "";
  private @Nullable String sharedRulesTrouble;
  private volatile Settings settings;
  private volatile Districts districts;

  /** The codes of districts by the server from which they take their files. */
  private volatile Map<String, List<String>> takers = Map.of();

  /**
   * A district as it was last read.
   *
   * @param folder {@code null} where it is not in order; then {@code trouble} says why
   */
  private record Entry(
      String seen,
      @Nullable DistrictFolder folder,
      @Nullable String trouble,
      String rulesSeen,
      @Nullable String rulesTrouble) {}

  /**
   * What a look found.
   *
   * @param changed the codes of districts that are new, or are to be read anew
   * @param gone the codes of districts that were there before
   * @param goneServers from which districts took their files before, and none does now
   * @param troubles by subject and kind, one sentence each
   */
  record Look(
      List<String> changed,
      List<String> gone,
      Set<String> goneServers,
      Map<String, Map<AlertKind, String>> troubles) {}

  SetupWatch(Path home, Settings settings, RuleSets ruleSets) {
    this.home = home;
    this.ruleSets = ruleSets;
    this.settingsSeen = Fingerprint.of(home.resolve(Settings.FILE));
    this.settings = settings;
    this.districts = new Districts(home, settings);
  }

  /** The districts with the settings that are in force. May be called by any thread. */
  Districts districts() {
    return districts;
  }

  /** The last settings that were in order. May be called by any thread. */
  Settings settings() {
    return settings;
  }

  /**
   * A district's times; of one that is not in order, as if it had said nothing of them. May be
   * called by any thread.
   */
  Times times(Optional<DistrictFolder> district) {
    Settings now = settings;
    return district
        .map(DistrictFolder::times)
        .orElseGet(() -> new Times(Times.DEFAULT_ZONE, now.window(), now.pauses()));
  }

  /**
   * The codes of the districts that take their files from a server, as the last look found them.
   * May be called by any thread.
   *
   * @param server as {@link SourceConfig#server}
   */
  List<String> listTakersFrom(String server) {
    return takers.getOrDefault(server, List.of());
  }

  /** The servers from which districts take their files, as the last look found them. */
  Set<String> listServers() {
    return takers.keySet();
  }

  /** Codes of all districts, also of those that are not in order. */
  List<String> listCodes() {
    return List.copyOf(entries.keySet());
  }

  /** The districts that are in order. */
  List<DistrictFolder> listDistricts() {
    List<DistrictFolder> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.folder != null) {
        found.add(entry.folder);
      }
    }
    return found;
  }

  /** The district as it was last read; empty where it is not there or not in order. */
  Optional<DistrictFolder> find(String code) {
    Entry entry = entries.get(code);
    return entry == null ? Optional.empty() : Optional.ofNullable(entry.folder);
  }

  Look look() {
    Map<String, Map<AlertKind, String>> troubles = new LinkedHashMap<>();
    lookAtSettings();
    put(troubles, Settings.FILE, AlertKind.SETUP, settingsTrouble);
    List<String> codes;
    try {
      codes = districts.listCodes();
      put(troubles, DISTRICTS, AlertKind.STRAY, stray(districts.listStrays()));
    } catch (SisImportException e) {
      put(troubles, DISTRICTS, AlertKind.SETUP, Visitor.firstLine(e));
      return new Look(List.of(), List.of(), Set.of(), troubles);
    }
    lookAtSharedRules();
    put(troubles, RULES, AlertKind.RULES, sharedRulesTrouble);
    List<String> changed = new ArrayList<>();
    for (String code : codes) {
      Entry before = entries.get(code);
      Entry now = read(code, before);
      entries.put(code, now);
      if (before == null || !before.seen.equals(now.seen)) {
        changed.add(code);
      }
      put(troubles, code, AlertKind.SETUP, now.trouble);
      put(troubles, code, AlertKind.RULES, now.rulesTrouble);
    }
    List<String> gone = listCodes().stream().filter(code -> !codes.contains(code)).toList();
    entries.keySet().removeAll(gone);
    findSharedPlaces(troubles);
    Set<String> goneServers = new HashSet<>(takers.keySet());
    takers = findTakers();
    goneServers.removeAll(takers.keySet());
    return new Look(changed, gone, goneServers, troubles);
  }

  private void lookAtSettings() {
    String seen = Fingerprint.of(home.resolve(Settings.FILE));
    if (seen.equals(settingsSeen)) {
      return;
    }
    settingsSeen = seen;
    try {
      Settings read = Settings.read(home);
      settings = read;
      districts = new Districts(home, read);
      settingsTrouble = null;
    } catch (SisImportException e) {
      settingsTrouble = Visitor.firstLine(e) + "; the settings before stay in force";
    }
  }

  private void lookAtSharedRules() {
    String seen = Fingerprint.of(home.resolve(RULES));
    if (!seen.equals(sharedRulesSeen)) {
      sharedRulesSeen = seen;
      sharedRulesTrouble = broken(ruleSets.check());
    }
  }

  private Entry read(String code, @Nullable Entry before) {
    Path folder = home.resolve(DISTRICTS).resolve(code);
    String seen =
        settingsSeen
            + Fingerprint.of(folder.resolve("district.yaml"), folder.resolve("schools.csv"));
    DistrictFolder district = before == null ? null : before.folder;
    String trouble = before == null ? null : before.trouble;
    if (before == null || !before.seen.equals(seen)) {
      try {
        district = districts.get(code);
        trouble = null;
      } catch (DistrictSetupException e) {
        district = null;
        trouble = Visitor.firstLine(e);
      }
    }
    Path rules = folder.resolve(RULES);
    String rulesSeen = seen + Fingerprint.of(rules);
    String rulesTrouble = before == null ? null : before.rulesTrouble;
    if (before == null || !before.rulesSeen.equals(rulesSeen)) {
      rulesTrouble =
          district != null && Files.isDirectory(rules)
              ? broken(
                  ruleSets.check(district.vendor(), rules).stream()
                      .filter(problem -> problem.file().contains(DISTRICTS + "/" + code + "/"))
                      .toList())
              : null;
    }
    return new Entry(seen, district, trouble, rulesSeen, rulesTrouble);
  }

  private static @Nullable String broken(List<RuleProblem> problems) {
    if (problems.isEmpty()) {
      return null;
    }
    RuleProblem first = problems.get(0);
    return first.file()
        + ":"
        + first.line()
        + ": "
        + first.message()
        + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)")
        + "; the last good rules, where there are any, stay in force";
  }

  private static @Nullable String stray(List<DistrictSetupException.Problem> strays) {
    return strays.isEmpty()
        ? null
        : strays.get(0) + (strays.size() == 1 ? "" : " (and " + (strays.size() - 1) + " more)");
  }

  /** Two districts that take the same names from the same place take each other's students. */
  private void findSharedPlaces(Map<String, Map<AlertKind, String>> troubles) {
    Map<String, String> takers = new HashMap<>();
    Map<String, String> senders = new HashMap<>();
    for (DistrictFolder district : listDistricts()) {
      findSharedOutgoing(district, senders, troubles);
      for (FilePattern pattern : district.files()) {
        String place = district.source().place();
        String first = takers.putIfAbsent(place + "\n" + pattern.name(), district.code());
        if (first != null && !first.equals(district.code())) {
          put(
              troubles,
              district.code(),
              AlertKind.SHARED_PLACE,
              "districts "
                  + first
                  + " and "
                  + district.code()
                  + " both take "
                  + pattern.name()
                  + " from "
                  + place
                  + "; give each a place, or names, of its own");
        }
      }
    }
  }

  /** Two districts that send to the same place write over each other's students. */
  private static void findSharedOutgoing(
      DistrictFolder district,
      Map<String, String> senders,
      Map<String, Map<AlertKind, String>> troubles) {
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      return;
    }
    String place = outgoing.place().place();
    String first = senders.putIfAbsent(place, district.code());
    if (first != null) {
      put(
          troubles,
          district.code(),
          AlertKind.SHARED_PLACE,
          "districts "
              + first
              + " and "
              + district.code()
              + " both send their outgoing files to "
              + place
              + ", where they replace each other's; give each a place of its own");
    }
  }

  private Map<String, List<String>> findTakers() {
    Map<String, List<String>> found = new HashMap<>();
    for (DistrictFolder district : listDistricts()) {
      district
          .source()
          .server()
          .ifPresent(
              server ->
                  found.computeIfAbsent(server, none -> new ArrayList<>()).add(district.code()));
    }
    return found;
  }

  private static void put(
      Map<String, Map<AlertKind, String>> troubles,
      String subject,
      AlertKind kind,
      @Nullable String sentence) {
    if (sentence != null) {
      troubles.computeIfAbsent(subject, any -> new EnumMap<>(AlertKind.class)).put(kind, sentence);
    }
  }
}
