package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.district.Limits.Kind;
import org.sisimport.district.Limits.Limit;
import org.sisimport.district.Limits.Wider;

class LimitsTest {

  private final Path home;

  LimitsTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("districts/9900001"));
  }

  @Test
  void whoNamesNoneHasTheDefaults() throws IOException {
    assertThat(read("", "")).isEqualTo(Limits.DEFAULT);
    assertThat(Limits.DEFAULT.byKind()).containsOnlyKeys(Kind.values());
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Limits limits =
        read(
            "",
            """
            limits:
              identity: 1% from 2
              updated: 3 % from 4
              created: 5%
              fewer-rows: none
              more-rows: 7% from 8
              changed: 9% from 10
              blanked: 0% from 1
              school-changed: 11% from 12
              school-blanked: 13% from 14
              roster-loss: 15% from 16
              wider: { from: 07-15, to: 10-01, by: 2 }
            """);

    assertThat(limits)
        .isEqualTo(
            new Limits(
                Map.of(
                    Kind.IDENTITY, new Limit(1, 2),
                    Kind.UPDATED, new Limit(3, 4),
                    Kind.CREATED, new Limit(5, 25),
                    Kind.MORE_ROWS, new Limit(7, 8),
                    Kind.CHANGED, new Limit(9, 10),
                    Kind.BLANKED, new Limit(0, 1),
                    Kind.SCHOOL_CHANGED, new Limit(11, 12),
                    Kind.SCHOOL_BLANKED, new Limit(13, 14),
                    Kind.ROSTER_LOSS, new Limit(15, 16)),
                new Wider(MonthDay.of(7, 15), MonthDay.of(10, 1), 2)));
  }

  @Test
  void whatADistrictDoesNotNameIsWhatAllShare() throws IOException {
    Limits limits =
        read(
            "limits: { updated: 50% from 7, created: none, wider: { by: 2 } }",
            "limits: { updated: 60%, changed: 20% }");

    assertThat(limits.byKind())
        .containsEntry(Kind.UPDATED, new Limit(60, 7))
        .containsEntry(Kind.CHANGED, new Limit(20, 25))
        .containsEntry(Kind.IDENTITY, new Limit(10, 6))
        .doesNotContainKey(Kind.CREATED);
    assertThat(limits.wider()).isEqualTo(new Wider(MonthDay.of(8, 1), MonthDay.of(9, 30), 2));
  }

  @Test
  void aDistrictMayHaveNoneWhereAllShareSome() throws IOException {
    Limits limits = read("limits: { updated: 50% }", "limits: none");

    assertThat(limits).isEqualTo(new Limits(Map.of(), null));
    assertThat(limits.find(Kind.UPDATED, LocalDate.of(2026, 11, 5))).isEmpty();
  }

  @Test
  void aDistrictMayHaveNoWiderWeeks() throws IOException {
    assertThat(read("", "limits: { wider: none }").wider()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits: { updated: 50 }|`limits.updated` is `50`",
        "limits: { updated: 50% from 0 }|write a share such as 10%, or 10% from 5, or none",
        "limits: { updated: much }|`limits.updated` is `much`",
        "limits: { updatd: 50% }|did you mean `updated`",
        "limits: many|`limits` is `many`",
        "limits: { wider: { from: 13-01 } }|`limits.wider.from` is `13-01`",
        "limits: { wider: { from: 10-01, to: 08-01 } }|ends before it begins",
        "limits: { wider: { by: 0 } }|`limits.wider.by` is `0`",
        "limits: { wider: { until: 08-01 } }|unknown key",
      })
  void whatIsNoLimitIsToldWithItsLine(String settings, String told) {
    DistrictSetupException wrong =
        catchThrowableOfType(DistrictSetupException.class, () -> read("", settings));

    assertThat(wrong.problems()).hasSize(1);
    assertThat(wrong.problems().get(0).line()).isEqualTo(2);
    assertThat(wrong.problems().get(0).message()).contains(told);
  }

  @Test
  void thePageForOperatorsHasEveryKeyWithItsDefault() throws IOException {
    String page = Files.readString(Path.of("districts/README.md"));
    for (Kind kind : Kind.values()) {
      Limit limit = Limits.DEFAULT.byKind().get(kind);
      Matcher row =
          Pattern.compile("\\| `" + kind.key() + "` \\|[^|]*\\| (\\d+)% from (\\d+) \\|")
              .matcher(page);
      assertThat(row.find()).as("a row of " + kind.key()).isTrue();
      assertThat(limit)
          .as(kind.key())
          .isEqualTo(new Limit(Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2))));
    }
  }

  private Limits read(String shared, String ofDistrict) throws IOException {
    Files.writeString(home.resolve("sis-import.yaml"), shared.isEmpty() ? "data: data\n" : shared);
    Files.writeString(
        home.resolve("districts/9900001/district.yaml"), "name: Golden Valley\n" + ofDistrict);
    return new Districts(home, Settings.read(home)).get("9900001").limits();
  }
}
