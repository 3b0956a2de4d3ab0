package nl.dijkwacht.sigma.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All input that a fuzzer ever found worth keeping passes, in each build. */
class KeptInputTest {

  private static final Path KEPT = Path.of("src/test/fuzz");

  @TestFactory
  Stream<DynamicTest> passes() throws IOException {
    return Stream.of(
        replay("rules", RulesFuzz::fuzzerTestOneInput),
        replay("conditions", ConditionsFuzz::fuzzerTestOneInput),
        replay("events", EventsFuzz::fuzzerTestOneInput));
  }

  private static DynamicTest replay(String target, Consumer<byte[]> entry) throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(KEPT.resolve(target))) {
      inputs = files.sorted().toList();
    }
    return DynamicTest.dynamicTest(
        target + ", " + inputs.size() + " inputs",
        () -> {
          assertThat(inputs).isNotEmpty();
          for (Path input : inputs) {
            entry.accept(Files.readAllBytes(input));
          }
        });
  }
}
