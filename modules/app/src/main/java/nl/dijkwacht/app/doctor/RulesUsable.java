package nl.dijkwacht.app.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.sigma.RuleSet;

/** Whether the configured rules can be used. */
final class RulesUsable implements Check {

  private final RuleSource source;

  RulesUsable(RuleSource source) {
    this.source = source;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Diagnosis examine() {
    try {
      RuleSet rules = source.read();
      String usable = Count.of(rules.rules().size(), "rule");
      if (rules.refused() > 0) {
        return Diagnosis.doubtful(
            "%s; %d cannot be used".formatted(usable, rules.refused()),
            "Run 'dijkwacht rules check' with the paths of rules.paths.");
      }
      return rules.rules().isEmpty()
          ? Diagnosis.bad("no rules", "Set rules.own-pack or rules.paths.")
          : Diagnosis.good(usable);
    } catch (NoSuchFileException e) {
      return Diagnosis.bad(
          "no file or folder '%s'".formatted(e.getMessage()), "Check rules.paths.");
    } catch (IOException e) {
      return Diagnosis.bad("the rules cannot be read", "Check rules.paths and its permissions.");
    }
  }
}
