package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;

/** The pack as the product runs it: all rules in one matcher. For one thread. */
final class CompiledPack {

  private final TrailEventReader reader = new TrailEventReader();
  private final RuleSet rules = compiled(RulePack.files());
  private final RuleMatcher matcher = rules.matcher();

  static RuleSet compiled(List<RuleFile> files) {
    return RuleSet.read(
        files.stream()
            .map(file -> new nl.dijkwacht.sigma.RuleFile(file.name(), file.content()))
            .toList());
  }

  /** The one rule in a file. */
  static SigmaRule compiled(RuleFile file) {
    List<SigmaRule> rules = compiled(List.of(file)).rules();
    assertThat(rules).as("rules in " + file.name()).hasSize(1);
    return rules.get(0);
  }

  /** What a record is to the product; an event lives until the next record is read. */
  TrailReading read(byte[] record) {
    return reader.read(record);
  }

  /** The rules that find something in a record, and do not only count for others. */
  List<RuleRef> matches(byte[] record) {
    return read(record) instanceof TrailReading.Event read
        ? matcher.match(read.event()).stream()
            .map(SigmaRule::ref)
            .filter(rule -> rules.makesSignals(rule.id()))
            .toList()
        : List.of();
  }
}
