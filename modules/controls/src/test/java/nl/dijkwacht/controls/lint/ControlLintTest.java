package nl.dijkwacht.controls.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.documents.Problem;
import org.junit.jupiter.api.Test;

class ControlLintTest {

  private static List<String> lacking(String rest) {
    String yaml =
        """
        id: kms-x
        title: x
        why: x
        level: low
        resource-types: [AWS::KMS::Key]
        """
            + rest;
    ControlSet controls =
        ControlSet.read(
            List.of(new ControlFile("f.yml", yaml.getBytes(StandardCharsets.UTF_8))),
            ControlSettings.DEFAULT);
    assertThat(controls.problems()).isEmpty();
    return ControlLint.check(controls).stream().map(Problem::toString).toList();
  }

  @Test
  void whatAControlLacksIsTold() {
    assertThat(lacking("applies: asset.personalData\ncondition: c.enabled\n"))
        .containsExactly(
            "f.yml:1:1: warning: 'kms-x' has no title in Dutch; add 'title-nl'",
            "f.yml:1:1: warning: 'kms-x' says not in Dutch why it matters; add 'why-nl'",
            "f.yml:1:1: warning: 'kms-x' says not how to mend it; add 'remedy' with 'steps'",
            "f.yml:1:1: warning: 'kms-x' says not who asks for it; add 'mappings'",
            "f.yml:1:1: warning: 'kms-x' has no test of an item that expects pass; add one",
            "f.yml:1:1: warning: 'kms-x' has no test of an item that expects fail; add one",
            "f.yml:1:1: warning: 'kms-x' has no test of an item that expects not-applicable; add"
                + " one",
            "f.yml:1:1: warning: 'kms-x' has no test of an item that expects unknown; add one");
  }

  @Test
  void stepsThatAreNotInDutchAreTold() {
    assertThat(lacking("condition: c.enabled\nremedy: {steps: [Enable it.]}\n"))
        .contains(
            "f.yml:1:1: warning: 'kms-x' says not in Dutch how to mend it; add 'steps-nl' to"
                + " 'remedy'");
  }

  @Test
  void whatIsAlwaysKnownNeedsNoTestForUnknown() {
    assertThat(lacking("condition: item.region == 'eu-west-1'\n"))
        .noneMatch(text -> text.contains("unknown") || text.contains("not-applicable"));
    assertThat(lacking("condition: has(item.createdAt)\n"))
        .anyMatch(text -> text.contains("unknown"));
  }

  @Test
  void testsOfCallsDoNotStandForTestsOfItems() {
    assertThat(
            lacking(
                """
                condition: c.enabled
                changes: [{call: kms.amazonaws.com/DisableKey, breaks: "true"}]
                tests: [{name: x, expect: fail, change: {call: kms.amazonaws.com/DisableKey}}]
                """))
        .anyMatch(text -> text.contains("expects fail"));
  }
}
