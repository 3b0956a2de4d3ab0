package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.rules.ExplanationJson;
import nl.dijkwacht.app.rules.ExplanationText;
import nl.dijkwacht.app.rules.RecordFinder;
import nl.dijkwacht.app.rules.RuleChoice;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.Principal;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.sigma.explain.Explainer;
import nl.dijkwacht.sigma.explain.Explanation;
import nl.dijkwacht.sigma.match.SigmaRule;
import picocli.CommandLine.Command;
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
      "  dijkwacht rules explain --json my-rule.yml -"
    })
public final class RulesExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "A file of rules; or a rule of the own pack by its id or file name.")
  private String rule = "";

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "A file in any form that CloudTrail comes in; - for standard input.")
  private String event = "";

  @Option(names = "--id", paramLabel = "ID", description = "Which rule of a file that has several.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--record",
      paramLabel = "N",
      description = "Which record of the file, from 1; the first event if not given.")
  private long record;

  @Option(names = "--json", description = "Print the tree as JSON.")
  private boolean json;

  public RulesExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SigmaRule chosen = rule();
    RecordFinder.Result result = new RecordFinder().find(event, record);
    if (!(result instanceof RecordFinder.Found found)) {
      throw refused(((RecordFinder.Missing) result).sentence());
    }
    TrailEvent read = found.event();
    Explanation explanation = new Explainer(read.json()).explain(chosen.condition());
    if (json) {
      String text =
          new String(ExplanationJson.of(chosen.ref(), read, explanation), StandardCharsets.UTF_8);
      text.lines().map(JsonLine::safe).forEach(terminal::line);
    } else {
      print(chosen, read, explanation);
    }
    return explanation.holds() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private SigmaRule rule() throws IOException {
    RuleChoice choice =
        RuleChoice.find(rule)
            .orElseThrow(
                () ->
                    refused(
                        ("there is no file '%s', and no rule of the own pack has this id or file"
                                + " name; 'dijkwacht rules list' shows them")
                            .formatted(rule)));
    choice.rules().problems().stream()
        .map(problem -> Terminal.plain(problem.toString()))
        .forEach(terminal::complaint);
    List<SigmaRule> rules =
        choice.rules().rules().stream()
            .filter(each -> id.isEmpty() || each.ref().id().equals(id.get()))
            .toList();
    if (rules.size() != 1) {
      throw refused(ambiguous(choice, rules));
    }
    return rules.get(0);
  }

  private String ambiguous(RuleChoice choice, List<SigmaRule> rules) {
    if (rules.size() > 1) {
      return "'%s' has %s; name one with --id, such as --id %s"
          .formatted(rule, Count.of(rules.size(), "rule"), rules.get(0).ref().id());
    }
    if (!choice.rules().correlations().isEmpty()) {
      return "a correlation is about several events; explain one of the rules that it names";
    }
    return id.map(wanted -> "'%s' has no usable rule with the id '%s'".formatted(rule, wanted))
        .orElse("'%s' has no rule that can be used".formatted(rule));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(SigmaRule chosen, TrailEvent read, Explanation explanation) {
    int width = terminal.traits().width();
    Principal who = Principal.of(read);
    terminal.line(terminal.paint(Colour.BOLD, fit(chosen.ref().title(), width)));
    terminal.line(fit(chosen.place() + ", id " + chosen.ref().id(), width));
    terminal.line("");
    terminal.line(
        fit("%s %s, %s".formatted(read.eventSource(), read.eventName(), read.eventTime()), width));
    terminal.line(fit("by %s, event %s".formatted(who.id(), read.id()), width));
    terminal.line("");
    new ExplanationText(terminal, width).of(explanation).forEach(terminal::line);
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
