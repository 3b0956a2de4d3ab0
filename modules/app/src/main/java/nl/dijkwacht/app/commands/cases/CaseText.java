package nl.dijkwacht.app.commands.cases;

import java.util.List;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which case is meant, and what is written about it, with or without quotes. */
final class CaseText {

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "What to write.")
  private List<String> words = List.of();

  String id() {
    return choice.id();
  }

  String text() {
    return String.join(" ", words);
  }
}
