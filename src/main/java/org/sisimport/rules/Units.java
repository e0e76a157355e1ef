package org.sisimport.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/** Checks rule files, and remembers those that were good: checking costs more than all the rest. */
final class Units {

  private static final String KIND = "units";
  private static final String GOOD_SETS = "good";

  private final CacheFolder cache;
  private @Nullable String surroundings;

  Units(CacheFolder cache) {
    this.cache = cache;
  }

  /** The unit of a file; what is wrong with it is told to {@code problems}. */
  RuleUnit get(RuleFile file, Problems problems) {
    String key =
        Sha256.of(surroundings() + file.rank() + file.family() + file.title() + file.text());
    Optional<RuleUnit> known = cache.findSealed(KIND, key).flatMap(bytes -> read(file, bytes));
    if (known.isPresent()) {
      return known.get();
    }
    RuleUnit unit = RuleUnit.of(file, problems);
    if (problems.all().isEmpty()) {
      cache.writeSealed(KIND, key, written(unit));
    }
    return unit;
  }

  /** Whether all files of a set were found good together by this very program. */
  boolean isGood(String setHash) {
    return cache.holds(GOOD_SETS, Sha256.of(surroundings() + setHash));
  }

  void markGood(String setHash) {
    if (!isGood(setHash)) {
      cache.writeText(GOOD_SETS, Sha256.of(surroundings() + setHash), setHash);
    }
  }

  /**
   * Removes what nobody has used for so long.
   *
   * @return how many were removed
   */
  int purge(Duration unused) {
    return cache.purge(KIND, unused, name -> false) + cache.purge(GOOD_SETS, unused, name -> false);
  }

  /** What checks and compiled forms depend on besides the files. */
  synchronized String surroundings() {
    String known = surroundings;
    if (known == null) {
      known = Surroundings.hash();
      surroundings = known;
    }
    return known;
  }

  private static byte[] written(RuleUnit unit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(unit.rules().size());
      for (WrittenRule rule : unit.rules()) {
        out.writeUTF(rule.name());
        out.writeInt(rule.line());
        out.writeUTF(rule.fact().getSimpleName());
        writeText(out, rule.drl());
        writeFields(out, rule.fields());
        out.writeInt(rule.texts().size());
        for (String text : rule.texts()) {
          out.writeUTF(text);
        }
        out.writeInt(rule.uses().size());
        for (WrittenRule.Use use : rule.uses()) {
          out.writeInt(use.line());
          out.writeUTF(use.text());
          writeFields(out, use.fields());
          out.writeBoolean(use.compared());
        }
        out.writeInt(rule.columns().size());
        for (WrittenRule.Column column : rule.columns()) {
          out.writeInt(column.line());
          out.writeUTF(column.heading());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static Optional<RuleUnit> read(RuleFile file, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      List<WrittenRule> rules = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        rules.add(readRule(file, in));
      }
      return Optional.of(RuleUnit.of(file, rules));
    } catch (IOException e) {
      // what cannot be read is made again
      return Optional.empty();
    }
  }

  private static WrittenRule readRule(RuleFile file, DataInputStream in) throws IOException {
    String name = in.readUTF();
    int line = in.readInt();
    String fact = in.readUTF();
    Class<?> type =
        file.language().facts().stream()
            .filter(known -> known.getSimpleName().equals(fact))
            .findFirst()
            .orElseThrow(() -> new IOException("no fact " + fact));
    String drl = readText(in);
    Set<Field> fields = readFields(in);
    List<String> texts = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      texts.add(in.readUTF());
    }
    List<WrittenRule.Use> uses = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      uses.add(new WrittenRule.Use(in.readInt(), in.readUTF(), readFields(in), in.readBoolean()));
    }
    List<WrittenRule.Column> columns = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      columns.add(new WrittenRule.Column(in.readInt(), in.readUTF()));
    }
    return new WrittenRule(name, line, type, drl, fields, texts, uses, columns);
  }

  /** A rule may be longer than {@code writeUTF} takes. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void writeFields(DataOutputStream out, Set<Field> fields) throws IOException {
    long bits = 0;
    for (Field field : fields) {
      bits |= 1L << field.ordinal();
    }
    out.writeLong(bits);
  }

  private static Set<Field> readFields(DataInputStream in) throws IOException {
    long bits = in.readLong();
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if ((bits & 1L << field.ordinal()) != 0) {
        fields.add(field);
      }
    }
    return fields;
  }
}
