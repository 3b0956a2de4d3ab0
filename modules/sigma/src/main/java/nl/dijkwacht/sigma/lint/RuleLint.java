package nl.dijkwacht.sigma.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.YamlReader;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to tell the authors of some files.
 *
 * @param rules those that can be used
 * @param remarks by place
 */
public record RuleLint(RuleSet rules, List<Remark> remarks) {

  public RuleLint {
    remarks = List.copyOf(remarks);
  }

  /** Reads rules as the product does, and looks at each further. */
  public static RuleLint of(List<RuleFile> files, RuleSettings settings) {
    RuleSet rules = RuleSet.read(files, settings);
    Map<Place, SigmaRule> byPlace = new HashMap<>();
    rules.rules().forEach(rule -> byPlace.put(rule.place(), rule));
    Remarks remarks = new Remarks();
    Map<String, Sections> sections = new HashMap<>();
    for (RuleFile file : files) {
      Problems ofYaml = new Problems();
      List<Mapping> documents = documents(file, ofYaml);
      sections.put(file.name(), new Sections(documents, ofYaml.list()));
      documents.forEach(document -> look(document, byPlace.get(document.place()), remarks));
    }
    for (Problem problem : rules.problems()) {
      Sections ofFile = sections.get(problem.place().source());
      remarks.add(ofFile == null ? Check.RULE : ofFile.checkOf(problem), problem);
    }
    return new RuleLint(rules, remarks.list());
  }

  private static List<Mapping> documents(RuleFile file, Problems problems) {
    List<Mapping> documents = new ArrayList<>();
    for (Node node : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
      if (node instanceof Mapping mapping) {
        documents.add(mapping);
      }
    }
    return documents;
  }

  /** The records of other products have other fields. */
  private static boolean isOfAws(Mapping document) {
    return document.get("logsource").orElse(null) instanceof Mapping logsource
        && logsource.get("product").orElse(null) instanceof Scalar product
        && product.text().equals("aws");
  }

  /**
   * @param rule what the document was read as, null if it cannot be used
   */
  private static void look(Mapping document, @Nullable SigmaRule rule, Remarks remarks) {
    new MetadataLint(document, remarks).check();
    KeyLint.check(document, remarks);
    for (String key : List.of("detection", "filter")) {
      if (isOfAws(document) && document.get(key).orElse(null) instanceof Mapping searches) {
        new FieldLint(remarks).check(searches);
      }
    }
    if (rule != null && document.get("detection").orElse(null) instanceof Mapping detection) {
      ConditionLint.check(detection, rule.condition(), remarks);
    }
  }
}
