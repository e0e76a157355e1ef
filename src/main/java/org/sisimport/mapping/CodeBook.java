package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Code;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.notice.CodeNotices.CodeRulesDisagree;
import org.sisimport.notice.CodeNotices.TranslatedIntoNoValue;
import org.sisimport.notice.CodeNotices.UntranslatedCode;
import org.sisimport.notice.Notice;
import org.sisimport.notice.ValueNotices.LeadingZerosPutBack;
import org.sisimport.rules.RuleSet;
import org.sisimport.table.Table;

/** What the rules made of every distinct code of a file. */
final class CodeBook {

  /** More codes than that are no help in a message. */
  private static final int CODES_SHOWN = 40;

  private final RuleSet rules;
  private final District district;
  private final Map<Field, Decision.MapHeading> mapped;
  private final Table table;
  private final Map<Code, Entry> entries = new HashMap<>();

  /**
   * Has heard of no code yet.
   *
   * @param table may know what the district calls its codes
   */
  CodeBook(RuleSet rules, District district, Map<Field, Decision.MapHeading> mapped, Table table) {
    this.rules = rules;
    this.table = table;
    this.district = district;
    this.mapped = mapped;
  }

  /**
   * One distinct code.
   *
   * @param value ours; {@code null} where there is none
   * @param by the translation, of the code with its zero put back where one was lost; {@code null}
   *     where no rule spoke or rules disagree
   * @param notice what every row that has the code should say
   */
  record Entry(@Nullable String value, Decision.@Nullable Translate by, @Nullable Notice notice) {}

  /** Consults the rules about codes, all at once. */
  void consult(Collection<Code> codes) {
    Map<Code, List<Decision.Translate>> said = ask(codes);
    // their code, with the zero that it may have lost
    Map<Code, Code> padded = new LinkedHashMap<>();
    for (Code code : codes) {
      if (!said.containsKey(code) && mayHaveLostZero(code)) {
        padded.put(code, new Code(code.field(), "0" + code.text()));
      }
    }
    Map<Code, List<Decision.Translate>> saidOfPadded =
        padded.isEmpty() ? Map.of() : ask(padded.values());
    for (Code code : codes) {
      List<Decision.Translate> translations = said.get(code);
      Notice zeroPutBack = null;
      Code withZero = padded.get(code);
      if (translations == null && withZero != null) {
        translations = saidOfPadded.get(withZero);
        zeroPutBack =
            new LeadingZerosPutBack(code.field(), heading(code.field()), withZero.text().length());
      }
      entries.put(
          code, translations == null ? untranslated(code) : settle(translations, zeroPutBack));
    }
  }

  /** What became of a code. */
  Entry get(Code code) {
    Entry entry = entries.get(code);
    if (entry == null) {
      consult(List.of(code));
      entry = entries.getOrDefault(code, untranslated(code));
    }
    return entry;
  }

  private Map<Code, List<Decision.Translate>> ask(Collection<Code> codes) {
    Map<Code, List<Decision.Translate>> said = new HashMap<>();
    for (Decision.OfCode decision : rules.consultCodes(codes)) {
      if (decision instanceof Decision.Translate translate) {
        said.computeIfAbsent(translate.code(), any -> new ArrayList<>()).add(translate);
      }
    }
    return said;
  }

  private Entry settle(List<Decision.Translate> translations, @Nullable Notice zeroPutBack) {
    Settled<Decision.Translate> settled =
        Settled.of(translations, said -> said.ours().toUpperCase(Locale.ROOT));
    Decision.Translate translation = settled.decision();
    Decision.Translate contrary = settled.contrary();
    Code code = translation.code();
    if (contrary != null) {
      return new Entry(
          null,
          null,
          new CodeRulesDisagree(code.field(), code.text(), translation.by(), contrary.by()));
    }
    if (!rules.isValue(code.field(), translation.ours())) {
      return new Entry(
          null,
          translation,
          new TranslatedIntoNoValue(
              code.field(), code.text(), translation.ours(), translation.by()));
    }
    return new Entry(asListed(code.field(), translation.ours()), translation, zeroPutBack);
  }

  /** A value is one without regard to case, and kept as the rules list it. */
  private String asListed(Field field, String ours) {
    for (String listed : rules.listValues(field)) {
      if (listed.equalsIgnoreCase(ours)) {
        return listed;
      }
    }
    return ours;
  }

  private Entry untranslated(Code code) {
    List<String> ours = rules.listValues(code.field());
    return new Entry(
        null,
        null,
        new UntranslatedCode(
            code.field(),
            heading(code.field()),
            code.text(),
            name(code),
            ours.size() > CODES_SHOWN ? List.of() : ours,
            RulesFile.of(district, code.field())));
  }

  private @Nullable String name(Code code) {
    Decision.MapHeading map = mapped.get(code.field());
    return map == null ? null : table.nameOfCode(map.heading().column(), code.text());
  }

  private String heading(Field field) {
    Decision.MapHeading map = mapped.get(field);
    return map == null ? field.title() : map.heading().text();
  }

  /** One digit proves a lost zero in fields whose codes have two. */
  private static boolean mayHaveLostZero(Code code) {
    boolean twoDigits =
        switch (code.field()) {
          case GRADE, PRIMARY_LANGUAGE, SCHOOL_TYPE, RESIDENTIAL_STATUS -> true;
          default -> false;
        };
    return twoDigits && code.text().length() == 1 && TextReader.isDigits(code.text());
  }
}
