package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import nl.dijkwacht.app.inquiry.Mark;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.coverage.DataEventCost;

/** What is set up and what is to do, for people. */
public final class OnboardingText {

  private static final int MOST_PLACES = 4;
  private static final int MOST_ACCOUNTS = 100;
  private static final int REGION = 15;
  private static final String PRICES = "https://aws.amazon.com/cloudtrail/pricing/";
  private static final long MILLION = 1_000_000;

  private final Terminal terminal;

  public OnboardingText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints it.
   *
   * @param dataEvents in a month, for an estimate of what they cost
   */
  public void print(Onboarding onboarding, OptionalLong dataEvents) {
    accounts(onboarding);
    matrix(onboarding.matrix());
    fixes(onboarding.matrix());
    cost(onboarding.matrix(), dataEvents);
    templates();
  }

  private void accounts(Onboarding onboarding) {
    heading("Accounts");
    onboarding
        .organization()
        .ifPresentOrElse(
            obstacle -> {
              line(Mark.UNKNOWN, "the organisation's accounts: " + obstacle.found());
              advice(obstacle.remedy());
            },
            () ->
                line(
                    onboarding.unregistered().isEmpty() ? Mark.GOOD : Mark.BAD,
                    "%s in the organisation, %d not registered"
                        .formatted(
                            Count.of(onboarding.members().size(), "account"),
                            onboarding.unregistered().size())));
    onboarding
        .unregistered()
        .forEach(
            member ->
                line(Mark.BAD, "%s  not registered  %s".formatted(member.id(), member.name())));
    if (!onboarding.unregistered().isEmpty()) {
      advice("Add them to aws.accounts, and see that reader-role.yaml is deployed there:");
      terminal.line(
          onboarding.unregistered().stream()
              .limit(MOST_ACCOUNTS)
              .map(member -> "\"" + Terminal.plain(member.id()) + "\"")
              .collect(Collectors.joining(", ", "      accounts: [", ", …]")));
    }
    onboarding
        .strangers()
        .forEach(
            id -> {
              line(Mark.DOUBTFUL, id + "  registered, and not in the organisation");
              advice("Remove it from aws.accounts if it is closed or mistyped.");
            });
    terminal.line("");
  }

  private void matrix(Matrix matrix) {
    StringBuilder head = new StringBuilder("%-12s  %-15s".formatted("ACCOUNT", "REGION"));
    for (Aspect aspect : Aspect.values()) {
      head.append("  ").append(aspect.label().toUpperCase(Locale.ROOT));
    }
    heading(head.toString());
    for (Cell cell : matrix.cells()) {
      StringBuilder row =
          new StringBuilder(
              "%-12s  %-15s"
                  .formatted(
                      Terminal.plain(cell.account()),
                      Terminal.cut(Terminal.plain(cell.region()), REGION)));
      for (Aspect aspect : Aspect.values()) {
        Mark mark = cell.reading(aspect).mark();
        row.append("  ")
            .append(terminal.paint(mark.colour(), mark.sign()))
            .append(" ".repeat(aspect.label().length() - 1));
      }
      terminal.line(row.toString().stripTrailing());
    }
    terminal.line("");
    terminal.line(
        terminal.paint(Colour.FAINT, "✓ covered  ! in part  ✗ not covered  ? could not be asked"));
    terminal.line("");
  }

  /** What is mended alike, with where. */
  private record Task(Aspect aspect, Mark mark, String found, Fix fix) {}

  private void fixes(Matrix matrix) {
    Map<Task, List<String>> tasks = tasks(matrix);
    if (tasks.isEmpty()) {
      return;
    }
    heading("What to do (commands with --region and the credentials of the account)");
    tasks.forEach(
        (task, places) -> {
          line(
              task.mark(),
              "%s: %s  (%s)"
                  .formatted(
                      task.aspect().label(),
                      task.found(),
                      places.size() == matrix.cells().size() ? "everywhere" : shortened(places)));
          advice(task.fix().sentence());
          task.fix()
              .commands()
              .forEach(command -> terminal.line("      " + Terminal.plain(command)));
        });
    terminal.line("");
  }

  private static Map<Task, List<String>> tasks(Matrix matrix) {
    Map<Task, List<String>> tasks = new LinkedHashMap<>();
    for (Aspect aspect : Aspect.values()) {
      for (Cell cell : matrix.cells()) {
        Reading reading = cell.reading(aspect);
        reading
            .fix()
            .ifPresent(
                fix ->
                    tasks
                        .computeIfAbsent(
                            new Task(aspect, reading.mark(), reading.found(), fix),
                            task -> new ArrayList<>())
                        .add(cell.account() + " " + cell.region()));
      }
    }
    return tasks;
  }

  private static String shortened(List<String> places) {
    String first = places.stream().limit(MOST_PLACES).collect(Collectors.joining(", "));
    return places.size() > MOST_PLACES
        ? first + ", and %d more".formatted(places.size() - MOST_PLACES)
        : first;
  }

  private void cost(Matrix matrix, OptionalLong dataEvents) {
    boolean proposed =
        matrix.cells().stream()
            .map(cell -> cell.reading(Aspect.DATA_EVENTS).mark())
            .anyMatch(mark -> mark != Mark.GOOD);
    if (!proposed && dataEvents.isEmpty()) {
      return;
    }
    heading("What data events cost");
    terminal.line(
        "  %s USD a million, for each trail that records them, and their storage in S3"
            .formatted(DataEventCost.of(MILLION)));
    terminal.line("  (%s, 2026-11)".formatted(PRICES));
    if (dataEvents.isPresent()) {
      terminal.line(
          "  %,d a month: %,.2f USD a month"
              .formatted(dataEvents.getAsLong(), DataEventCost.of(dataEvents.getAsLong())));
    } else {
      terminal.line(
          "  Count the requests of your buckets in CloudWatch or the bill, and give their number:");
      terminal.line("      dijkwacht onboard --data-events-per-month 50000000");
    }
    terminal.line("");
  }

  private void templates() {
    heading("What to deploy");
    Arrays.stream(StackTemplate.values())
        .forEach(
            template ->
                terminal.line("  %-22s  %s".formatted(template.file(), template.purpose())));
    advice("'dijkwacht onboard --templates DIR' writes them; docs/aws tells the order.");
  }

  private void heading(String text) {
    terminal.line(terminal.paint(Colour.BOLD, text));
  }

  private void line(Mark mark, String text) {
    terminal.line(
        "  %s %s".formatted(terminal.paint(mark.colour(), mark.sign()), Terminal.plain(text)));
  }

  private void advice(String sentence) {
    terminal.line("    → " + Terminal.plain(sentence));
  }
}
