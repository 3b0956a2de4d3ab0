package nl.dijkwacht.sigma.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/** Any text as the condition over some searches. */
public final class ConditionsFuzz {

  private static final String RULE =
      """
      title: Fuzz
      id: 00000000-0000-4000-8000-000000000001
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: GetObject}
        selection_b: {errorCode: null}
        filter_1: {userIdentity.type: Root}
        filter_2: [word, other]
        _hidden: {awsRegion|startswith: eu-}
        condition: "%s"
      """;

  private ConditionsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] utf8) {
    String condition = new String(utf8, StandardCharsets.UTF_8);
    String quoted = condition.replace("\\", "\\\\").replace("\"", "\\\"");
    byte[] yaml = RULE.formatted(quoted).getBytes(StandardCharsets.UTF_8);
    RuleSet rules = RuleSet.read(List.of(new RuleFile("fuzz.yml", yaml)));
    if (rules.rules().isEmpty() && rules.problems().isEmpty()) {
      throw new IllegalStateException("the condition was neither used nor refused");
    }
    Agreement.check(rules, SampleEvents.ALL);
  }
}
