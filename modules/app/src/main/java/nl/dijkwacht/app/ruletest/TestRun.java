package nl.dijkwacht.app.ruletest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleChoice;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.ruletest.TestedRule.Tested;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.cases.CaseReader;
import nl.dijkwacht.sigma.cases.RuleCase;
import nl.dijkwacht.sigma.cases.RuleTester;

/**
 * Rules that were held against their cases.
 *
 * @param rules in the order of the files
 * @param problems of the files of rules and of cases
 */
public record TestRun(List<TestedRule> rules, List<Problem> problems) {

  public TestRun {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** Runs the cases of the own pack. */
  public static TestRun ofOwnPack() throws IOException {
    LocalRules pack = RuleSources.local(true, List.of(), RuleSettings.DEFAULT);
    return of(RuleChoice.of(pack.files(), pack), CaseFiles.OWN_PACK, new Problems());
  }

  /**
   * Runs the cases beside files of rules.
   *
   * @param paths files or folders of rules
   * @param known rules that these may need
   * @throws IOException if a file cannot be read
   */
  public static TestRun under(List<Path> paths, LocalRules known) throws IOException {
    Problems problems = new Problems();
    List<RuleFile> named = new ArrayList<>();
    for (Path path : paths) {
      named.addAll(RuleFile.under(path));
      for (Path cases : CaseFiles.withoutRules(path)) {
        problems.error(
            Place.startOf(cases.toString()),
            "there is no file of rules beside this; give both the same name again");
      }
    }
    return of(RuleChoice.of(named, known), CaseFiles.ON_DISK, problems);
  }

  private static TestRun of(RuleChoice choice, CaseFiles files, Problems problems)
      throws IOException {
    Map<String, List<RuleHead>> byFile = new LinkedHashMap<>();
    for (RuleHead head : choice.heads()) {
      byFile.computeIfAbsent(head.place().source(), any -> new ArrayList<>()).add(head);
    }
    RuleTester tester = new RuleTester(choice.rules());
    List<TestedRule> tested = new ArrayList<>();
    for (Map.Entry<String, List<RuleHead>> file : byFile.entrySet()) {
      Optional<byte[]> json = files.beside(file.getKey());
      List<RuleCase> cases =
          json.isEmpty()
              ? List.of()
              : CaseReader.read(CaseReader.nameBeside(file.getKey()), json.get(), problems);
      tested.addAll(run(file.getValue(), cases, tester, problems));
    }
    List<Problem> all = new ArrayList<>(choice.problems());
    all.addAll(problems.list());
    return new TestRun(tested, all);
  }

  private static List<TestedRule> run(
      List<RuleHead> heads, List<RuleCase> cases, RuleTester tester, Problems problems) {
    Map<RuleHead, List<Tested>> tested = new LinkedHashMap<>();
    for (RuleCase given : cases) {
      List<RuleHead> meant =
          heads.stream()
              .filter(head -> given.rule().isEmpty() || head.isCalled(given.rule()))
              .toList();
      if (meant.size() == 1) {
        RuleHead head = meant.get(0);
        tested
            .computeIfAbsent(head, any -> new ArrayList<>())
            .add(new Tested(given, tester.run(head, given)));
      } else {
        problems.error(given.place(), whyNotOne(given, heads));
      }
    }
    return heads.stream()
        .map(head -> new TestedRule(head, tested.getOrDefault(head, List.of())))
        .toList();
  }

  private static String whyNotOne(RuleCase given, List<RuleHead> heads) {
    return given.rule().isEmpty()
        ? "the file beside this has %d rules; say which one is meant, such as \"rule\": \"%s\""
            .formatted(heads.size(), heads.get(0).ref().id())
        : "the file beside this has no rule '%s' that can be used".formatted(given.rule());
  }

  /** How many cases there are. */
  public long cases() {
    return rules.stream().mapToLong(rule -> rule.cases().size()).sum();
  }

  /** How many cases did not go as they should. */
  public long failures() {
    return rules.stream().mapToLong(TestedRule::failures).sum();
  }

  /** Rules without a case. */
  public List<RuleHead> untested() {
    return rules.stream().filter(rule -> rule.cases().isEmpty()).map(TestedRule::rule).toList();
  }

  /** How many errors the files have. */
  public long errors() {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .count();
  }
}
