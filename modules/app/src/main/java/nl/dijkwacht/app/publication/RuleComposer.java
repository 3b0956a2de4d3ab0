package nl.dijkwacht.app.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes one set of rules of a publication and of what an instance has itself. A published document
 * goes before the instance's files, and its last good version stands in for one that cannot be
 * used. Thread-safe.
 */
final class RuleComposer {

  private final LocalRules local;

  RuleComposer(LocalRules local) {
    this.local = local;
  }

  /**
   * Composes the rules.
   *
   * @param lastGood texts that could be used before, by key
   */
  Composition compose(Publication publication, Map<String, RuleDocument> lastGood) {
    Map<String, RuleDocument> used = new TreeMap<>(publication.documents());
    List<Problem> problems = new ArrayList<>();
    for (String key : publication.missing()) {
      problems.add(missing(key));
      putIfThere(used, key, lastGood.get(key));
    }
    RuleSet rules = read(used);
    Set<String> broken = broken(rules, used);
    problems.addAll(problemsOf(rules, broken));
    // One that falls back may lack what another counts on, so that falls back too, and so on.
    for (Set<String> next = replaceable(broken, used, lastGood);
        !next.isEmpty();
        next = replaceable(broken, used, lastGood)) {
      next.forEach(key -> putIfThere(used, key, lastGood.get(key)));
      rules = read(used);
      broken = broken(rules, used);
    }
    return composition(publication, lastGood, used, rules, broken, problems);
  }

  private RuleSet read(Map<String, RuleDocument> used) {
    List<RuleFile> files = used.values().stream().map(RuleDocument::file).toList();
    return local.with(files);
  }

  private static Problem missing(String key) {
    return new Problem(
        Problem.Severity.ERROR,
        Place.startOf(RuleDocument.nameOf(key)),
        "the topic does not hold the text that the manifest lists; publish the folder again");
  }

  private static void putIfThere(
      Map<String, RuleDocument> used, String key, @Nullable RuleDocument document) {
    if (document != null) {
      used.put(key, document);
    }
  }

  private static Set<String> broken(RuleSet rules, Map<String, RuleDocument> used) {
    Set<String> wrong =
        rules.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(problem -> problem.place().source())
            .collect(Collectors.toSet());
    return used.keySet().stream()
        .filter(key -> wrong.contains(RuleDocument.nameOf(key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Problem> problemsOf(RuleSet rules, Set<String> keys) {
    Set<String> names = keys.stream().map(RuleDocument::nameOf).collect(Collectors.toSet());
    return rules.problems().stream()
        .filter(problem -> names.contains(problem.place().source()))
        .toList();
  }

  private static Set<String> replaceable(
      Set<String> broken, Map<String, RuleDocument> used, Map<String, RuleDocument> lastGood) {
    return broken.stream()
        .filter(key -> isOther(used.get(key), lastGood.get(key)))
        .collect(Collectors.toSet());
  }

  private static boolean isOther(@Nullable RuleDocument one, @Nullable RuleDocument other) {
    return other != null && (one == null || !one.hash().equals(other.hash()));
  }

  private static Composition composition(
      Publication publication,
      Map<String, RuleDocument> lastGood,
      Map<String, RuleDocument> used,
      RuleSet rules,
      Set<String> broken,
      List<Problem> problems) {
    Map<String, DocumentStatus> statuses = new HashMap<>();
    Map<String, RuleDocument> good = new HashMap<>();
    publication
        .manifest()
        .documents()
        .forEach(
            (key, hash) -> {
              RuleDocument text = used.get(key);
              if (text == null || broken.contains(key)) {
                statuses.put(key, DocumentStatus.BROKEN);
                putIfThere(good, key, lastGood.get(key));
              } else {
                boolean current =
                    publication.documents().containsKey(key) && text.hash().equals(hash);
                statuses.put(key, current ? DocumentStatus.CURRENT : DocumentStatus.LAST_GOOD);
                good.put(key, text);
              }
            });
    return new Composition(rules, statuses, good, problems);
  }
}
