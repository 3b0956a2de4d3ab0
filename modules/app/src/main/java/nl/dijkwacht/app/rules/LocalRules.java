package nl.dijkwacht.app.rules;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;

/** The rules that an instance or a command has by itself, to be used alone or with others. */
public record LocalRules(List<RuleFile> files, RuleSettings settings) {

  public LocalRules {
    files = List.copyOf(files);
  }

  public RuleSet alone() {
    return RuleSet.read(files, settings);
  }

  /**
   * These rules and published ones, which go before.
   *
   * @param published files of {@link RuleFile.Origin#PUBLISHED}
   */
  public RuleSet with(List<RuleFile> published) {
    List<RuleFile> all = new ArrayList<>(published);
    all.addAll(files);
    return RuleSet.read(all, settings);
  }
}
