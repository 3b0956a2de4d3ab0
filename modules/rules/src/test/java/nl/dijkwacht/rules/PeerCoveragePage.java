package nl.dijkwacht.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.rules.PeerCoverage.Check;

/** Writes down which checks of peers are covered, by what, and which are not, as Markdown. */
final class PeerCoveragePage {

  private static final String INTRODUCTION =
      """
      # What covers the checks of others

      Three public lists say how to check AWS for the GDPR or for what it asks: Prowler's mapping, Powerpipe's
      benchmark, and five conformance packs of AWS Config. Each check of them stands here with the controls that
      judge the same on every change of a resource, and the rules that see the call which undoes it. A check that
      nothing covers stands with the reason. The tables are made from `coverage-gdpr.yml` and
      `coverage-conformance-packs.yml` beside the controls; run `PeerCoverageTest` with `-Dgolden.update=true` after
      a change of them.
      """;

  private static final Map<String, String> TITLES =
      Map.of(
          "prowler", "Prowler, the GDPR mapping",
          "powerpipe", "Powerpipe, the GDPR benchmark",
          "aws-config", "AWS Config, the managed rules of five conformance packs");

  private PeerCoveragePage() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (String file : List.of(PeerCoverage.GDPR, PeerCoverage.PACKS)) {
      PeerCoverage.read(file).forEach((peer, checks) -> peer(page, peer, checks));
    }
    return page.toString();
  }

  private static void peer(StringBuilder page, String peer, List<Check> checks) {
    List<Check> covered = checks.stream().filter(Check::covered).toList();
    page.append(
        String.format(
            Locale.ROOT,
            "%n## %s%n%n%d of %d checks are covered (%.1f %%), %d of them in part; %d by a control.%n%n",
            TITLES.getOrDefault(peer, peer),
            covered.size(),
            checks.size(),
            100.0 * covered.size() / checks.size(),
            covered.stream().filter(check -> !check.reason().isEmpty()).count(),
            covered.stream().filter(check -> !check.controls().isEmpty()).count()));
    page.append("| Check | Controls | Rules |\n|---|---|---|\n");
    for (Check check : covered) {
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(check.id(), names(check.controls()), names(check.rules())));
    }
    reasons(page, "Covered in part", covered);
    reasons(page, "Not covered", checks.stream().filter(check -> !check.covered()).toList());
  }

  private static void reasons(StringBuilder page, String title, List<Check> checks) {
    List<Check> told = checks.stream().filter(check -> !check.reason().isEmpty()).toList();
    if (!told.isEmpty()) {
      page.append("\n### ").append(title).append("\n\n");
      told.forEach(check -> page.append("- `%s`: %s\n".formatted(check.id(), check.reason())));
    }
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
