package nl.dijkwacht.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import nl.dijkwacht.controls.functions.ControlFunctions;
import nl.dijkwacht.controls.lint.ControlLint;
import org.junit.jupiter.api.Test;

/** The page on writing controls: its example works, and it names all functions. */
class DocumentationTest {

  private static final Path PAGE =
      Path.of(System.getProperty("dijkwacht.root", "../.."), "docs", "writing-controls.md");

  @Test
  void theExampleIsAControlThatPassesItsTests() throws IOException {
    String example = Files.readString(PAGE).split("```yaml\n|```\n", 3)[1];
    ControlSet controls =
        ControlSet.read(
            List.of(ControlReaderTest.file(PAGE.toString(), example)), ControlSettings.DEFAULT);

    assertThat(controls.problems()).isEmpty();
    assertThat(new ControlTester(controls).run()).hasSize(5).allMatch(TestOutcome::passed);
    assertThat(ControlLint.check(controls)).isEmpty();
  }

  @Test
  void allFunctionsAreTold() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(ControlFunctions.all()).allMatch(function -> page.contains("`" + function.name()));
  }
}
