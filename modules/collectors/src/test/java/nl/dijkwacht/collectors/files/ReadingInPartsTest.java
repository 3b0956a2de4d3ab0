package nl.dijkwacht.collectors.files;

import static nl.dijkwacht.collectors.files.Reading.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.files.ReadSummary.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingInPartsTest {

  private static final String BROKEN = "{\"eventName\":tru}";

  static List<byte[]> files() {
    String lines = items().collect(Collectors.joining("\n"));
    String list = "{\"Records\":[" + items().collect(Collectors.joining(",")) + "]}";
    return List.of(
        lines.getBytes(StandardCharsets.UTF_8),
        list.getBytes(StandardCharsets.UTF_8),
        (list + "\n" + lines).getBytes(StandardCharsets.UTF_8),
        Reading.gzip(lines),
        Reading.gzip(list + "\n" + list));
  }

  private static java.util.stream.Stream<String> items() {
    return IntStream.range(0, 12)
        .mapToObj(
            i -> i % 5 == 3 ? BROKEN : i % 7 == 4 ? "{\"detail-type\":\"\"}" : event("E" + i));
  }

  @ParameterizedTest
  @MethodSource("files")
  void readingOnAfterAnyItemGivesTheRest(byte[] file) {
    List<String> all = Reading.of(file).items();
    for (int taken = 0; taken <= all.size(); taken++) {
      Reading rest = from(ReadPosition.after(taken), file);
      assertThat(rest.items()).isEqualTo(all.subList(taken, all.size()));
      assertThat(rest.summary().ending())
          .isEqualTo(taken == all.size() ? Ending.EMPTY : Ending.COMPLETE);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSinkMayStopAfterAnyItemAndReadOnFromThere(byte[] file) {
    List<String> all = Reading.of(file).items();
    for (int stop = 1; stop <= all.size(); stop++) {
      List<TrailItem> taken = new ArrayList<>();
      int enough = stop;
      ReadSummary summary =
          new TrailFileReader()
              .read(
                  "file",
                  () -> new ByteArrayInputStream(file),
                  ReadPosition.START,
                  item -> taken.add(item) && taken.size() < enough);
      assertThat(taken).hasSize(stop);
      assertThat(summary.ending()).isEqualTo(Ending.STOPPED);
      assertThat(summary.position().items()).isEqualTo(stop);
      assertThat(from(summary.position(), file).items()).isEqualTo(all.subList(stop, all.size()));
    }
  }

  private static Reading from(ReadPosition position, byte[] file) {
    return Reading.of(new TrailFileReader(), new ByteArrayInputStream(file), position);
  }
}
