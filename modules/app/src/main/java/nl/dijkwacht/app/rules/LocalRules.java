package nl.dijkwacht.app.rules;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;

/** The rules that an instance or a command has by itself, to be used alone or with others. */
public record LocalRules(List<RuleFile> files, RuleSettings settings)
    implements DocumentReader<RuleSet> {

  public LocalRules {
    files = List.copyOf(files);
  }

  public RuleSet alone() {
    return RuleSet.read(files, settings);
  }

  /** These rules and published ones, which go before. */
  @Override
  public Made<RuleSet> read(List<DocumentFile> published) {
    List<RuleFile> all = new ArrayList<>();
    published.forEach(
        file -> all.add(new RuleFile(file.name(), file.content(), RuleFile.Origin.PUBLISHED)));
    all.addAll(files);
    RuleSet rules = RuleSet.read(all, settings);
    return new Made<>(rules, rules.rules().size(), rules.problems());
  }
}
