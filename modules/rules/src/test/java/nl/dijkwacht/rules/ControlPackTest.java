package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import nl.dijkwacht.controls.lint.ControlLint;
import nl.dijkwacht.core.signal.RuleRef;
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
  void everyControlHasExamplesARemedyAMappingAndSpeaksDutch() {
    assertThat(ControlLint.check(CompiledControls.ALL)).isEmpty();
  }

  @Test
  void everyControlSaysInDutchWhyItMattersAndWhatToDo() {
    assertThat(CompiledControls.ALL.all())
        .hasSizeGreaterThan(250)
        .allSatisfy(
            control -> {
              RuleRef ref = control.ref();
              String why = ref.dutchDescription().orElseThrow();
              List<String> steps = ref.dutchResponse().orElseThrow();
              assertThat(why).endsWith(".").isNotEqualTo(ref.description());
              assertThat(untranslated(why)).isEqualTo(untranslated(ref.description()));
              assertThat(steps).hasSameSizeAs(ref.response());
              for (int i = 0; i < steps.size(); i++) {
                assertThat(steps.get(i)).isNotEqualTo(ref.response().get(i));
                assertThat(untranslated(steps.get(i)))
                    .isEqualTo(untranslated(ref.response().get(i)));
              }
            });
  }

  /** Numbers and what AWS or a parameter is called, which are the same in every language. */
  private static Set<String> untranslated(String text) {
    return Pattern.compile("\\d+|\\w+:\\w+|\\w+_\\w+|[A-Z][a-z]+[A-Z]\\w+|(known|key)-accounts")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
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
