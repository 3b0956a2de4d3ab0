package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import nl.dijkwacht.controls.lint.ControlLint;
import org.junit.jupiter.api.Test;

/** Tries the shipped controls on the examples beside them. */
class ControlPackTest {

  @Test
  void theProductTakesEveryControlWithoutAProblem() {
    assertThat(CompiledControls.ALL.problems()).isEmpty();
    assertThat(CompiledControls.ALL.refused()).isZero();
  }

  @Test
  void everyControlSaysWhatItShouldOfItsExamples() {
    assertThat(new ControlTester(CompiledControls.ALL).run()).allMatch(TestOutcome::passed);
  }

  @Test
  void everyControlHasExamplesARemedyAMappingAndADutchTitle() {
    assertThat(ControlLint.check(CompiledControls.ALL)).isEmpty();
  }

  @Test
  void theIndexNamesExactlyTheFilesInTheFolderInOrder() throws IOException, URISyntaxException {
    Path root =
        Objects.requireNonNull(
            Path.of(
                    Objects.requireNonNull(ControlPack.class.getResource("controls/index.txt"))
                        .toURI())
                .getParent());
    try (Stream<Path> files = Files.walk(root)) {
      List<String> found =
          files
              .map(file -> "controls/" + root.relativize(file).toString().replace('\\', '/'))
              // What lies beside the folders of services tells what the controls cover.
              .filter(name -> name.matches("controls/.+/.+\\.yml"))
              .sorted()
              .toList();
      assertThat(ControlPack.files().stream().map(RuleFile::name)).containsExactlyElementsOf(found);
    }
  }
}
