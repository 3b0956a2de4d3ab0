package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.rules.ExplanationJson;
import nl.dijkwacht.app.rules.ExplanationText;
import nl.dijkwacht.app.rules.RecordFinder;
import nl.dijkwacht.app.rules.RuleChoice;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.explain.Explainer;
import nl.dijkwacht.sigma.explain.Explanation;
import nl.dijkwacht.sigma.match.SigmaRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a rule matches an event or does not. */
@Command(
    name = "explain",
    description = {
      "Holds one event against one rule and shows which parts of the condition held (✓) and which",
      "did not (✗), with the values that the event has. An arrow (←) stands at the lines that",
      "decided. All parts are judged, also where matching would have stopped."
    },
    exitCodeList = {
      "0:the rule matches the event",
      "1:it does not",
      "2:the rule or the event is not there or cannot be used, or an option is not known"
    },
    footer = {
      "  dijkwacht rules explain my-rule.yml event.json",
      "  dijkwacht rules explain bucket-policy-public trail.json.gz --record 12",
      "  dijkwacht rules explain --rules my-rules/ my-rule trail.json.gz --record b32688cb-7f0e",
      "  dijkwacht rules explain --json my-rule.yml -"
    })
final class RulesExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "A file with a rule; or the id, name, title or file name of a known rule.")
  private String rule = "";

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "A file in any form that CloudTrail comes in; - for standard input.")
  private String event = "";

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(names = "--id", paramLabel = "ID", description = "Which rule of a file that has several.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--record",
      paramLabel = "N|ID",
      description = "Which record of the file: its number, from 1, or event id. Else the first.")
  private Optional<String> record = Optional.empty();

  @Option(names = "--json", description = "Print the tree as JSON.")
  private boolean json;

  RulesExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SigmaRule chosen = rule();
    TrailEvent read = event();
    Explanation explanation = new Explainer(read.json()).explain(chosen.condition());
    if (json) {
      ExplanationJson.of(chosen.ref(), read, explanation)
          .lines()
          .map(Terminal::escaped)
          .forEach(terminal::line);
    } else {
      print(chosen, read, explanation);
    }
    return explanation.holds() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private TrailEvent event() {
    RecordFinder.Result result = find();
    if (result instanceof RecordFinder.Missing missing) {
      throw refused(missing.sentence());
    }
    return ((RecordFinder.Found) result).event();
  }

  private RecordFinder.Result find() {
    RecordFinder finder = new RecordFinder(event);
    if (record.isEmpty()) {
      return finder.first();
    }
    return record.get().matches("\\d{1,18}")
        ? finder.numbered(Long.parseLong(record.get()))
        : finder.withId(record.get());
  }

  private SigmaRule rule() throws IOException {
    RuleChoice choice = RuleChoice.find(rule, ruleOptions.local());
    choice.problems().stream()
        .map(problem -> Terminal.plain(problem.toString()))
        .forEach(terminal::complaint);
    List<String> ids = choice.withId(id).stream().map(head -> head.ref().id()).toList();
    List<SigmaRule> rules =
        choice.rules().rules().stream().filter(each -> ids.contains(each.ref().id())).toList();
    if (rules.size() == 1) {
      return rules.get(0);
    }
    boolean correlation =
        rules.isEmpty() && choice.heads().stream().anyMatch(RuleHead::correlation);
    throw refused(
        correlation
            ? "a correlation is about several events; explain one of the rules that it names"
            : choice.whyNotOne(rule, id));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(SigmaRule chosen, TrailEvent read, Explanation explanation) {
    int width = terminal.traits().width();
    Principal who = Principal.of(read);
    terminal.line(terminal.paint(Colour.BOLD, fit(chosen.ref().title(), width)));
    // To be copied, so not cut.
    terminal.line(Terminal.plain("id " + chosen.ref().id()));
    terminal.line(Terminal.plain("at " + chosen.place()));
    terminal.line("");
    terminal.line(
        fit("%s %s, %s".formatted(read.eventSource(), read.eventName(), read.eventTime()), width));
    terminal.line(fit("by %s, event %s".formatted(who.id(), read.id()), width));
    terminal.line("");
    new ExplanationText(terminal::paint, width).of(explanation).forEach(terminal::line);
    terminal.line("");
    long deciders = explanation.deciders().count();
    terminal.line(
        terminal.paint(
            explanation.holds() ? Colour.GREEN : Colour.RED,
            (explanation.holds() ? "Match" : "No match")
                + ": %s decided (←).".formatted(Count.of(deciders, "line"))));
  }

  private static String fit(String text, int width) {
    return Terminal.cut(Terminal.plain(text), width);
  }
}
