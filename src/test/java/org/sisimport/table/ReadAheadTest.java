package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadAheadTest {

  /** So many rows, and then an error or none. */
  private record Invented(int rows, List<Throwable> atTheEnd, AtomicInteger handedOn)
      implements Table {

    static Invented sound(int rows) {
      return new Invented(rows, List.of(), new AtomicInteger());
    }

    @Override
    public List<String> headings() {
      return List.of("Number");
    }

    @Override
    public String understoodAs() {
      return "invented";
    }

    @Override
    public boolean dates1904() {
      return true;
    }

    @Override
    public void forEachRow(RowReader reader) {
      for (int i = 2; i < rows + 2; i++) {
        reader.row(new Row(i, List.of("" + i), null));
        handedOn.incrementAndGet();
      }
      for (Throwable error : atTheEnd) {
        if (error instanceof Error fatal) {
          throw fatal;
        }
        throw (RuntimeException) error;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 249, 250, 251, 500, 10_000})
  void everyRowIsHandedOnOnceInItsOrderAsOftenAsItIsAskedFor(int rows) {
    Table table = Invented.sound(rows);
    for (int pass = 0; pass < 2; pass++) {
      List<Integer> seen = new ArrayList<>();
      ReadAhead.forEachRow(table, Row::number, seen::add);
      assertThat(seen).isEqualTo(IntStream.range(2, rows + 2).boxed().toList());
    }
  }

  @Test
  void rowsArePreparedByAnotherThreadAndReadByTheCallers() {
    List<Thread> threads = new ArrayList<>();
    ReadAhead.forEachRow(
        Invented.sound(1),
        row -> Thread.currentThread(),
        prepared -> {
          threads.add(prepared);
          threads.add(Thread.currentThread());
        });
    assertThat(threads).hasSize(2).endsWith(Thread.currentThread()).doesNotHaveDuplicates();
  }

  @Test
  void whatComesBeforeADamagedPlaceIsHandedOnAndThenTheDamageIsTold() {
    UnreadableFileException damaged = new UnreadableFileException("x.csv", 779, "it is damaged");
    Table table = new Invented(777, List.of(damaged), new AtomicInteger());
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(() -> ReadAhead.forEachRow(table, Row::number, seen::add)).isSameAs(damaged);
    assertThat(seen).hasSize(777);
  }

  @Test
  void anErrorOfTheTableReachesTheCaller() {
    OutOfMemoryError error = new OutOfMemoryError();
    Table table = new Invented(0, List.of(error), new AtomicInteger());
    assertThatThrownBy(() -> ReadAhead.forEachRow(table, Row::number, number -> {}))
        .isSameAs(error);
  }

  @Test
  void aReaderThatGivesUpEndsTheReadingAndIsToldItsOwnError() {
    Invented invented = Invented.sound(1_000_000);
    IllegalStateException tired = new IllegalStateException("tired");
    assertThatThrownBy(
            () ->
                ReadAhead.forEachRow(
                    invented,
                    Row::number,
                    number -> {
                      throw tired;
                    }))
        .isSameAs(tired);
    int read = invented.handedOn().get();
    assertThat(read).isLessThan(10_000);
  }

  @Test
  void anInterruptIsKeptForWhoeverAsksForItAndNoRowIsLost() {
    Thread.currentThread().interrupt();
    List<Integer> seen = new ArrayList<>();
    ReadAhead.forEachRow(Invented.sound(5_000), Row::number, seen::add);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).hasSize(5_000);
  }
}
