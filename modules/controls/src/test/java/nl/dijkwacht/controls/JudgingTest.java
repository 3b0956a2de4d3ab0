package nl.dijkwacht.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgingTest {

  private static final String TYPE = "AWS::S3::Bucket";

  private static ControlDefinition control(String rest) {
    ControlSet controls =
        ControlSet.read(
            List.of(
                ControlReaderTest.file(
                    "f.yml",
                    """
                    id: s3-x
                    title: x
                    why: x
                    level: low
                    resource-types: [AWS::S3::Bucket]
                    """
                        + rest)),
            ControlSettings.DEFAULT);
    assertThat(controls.problems()).isEmpty();
    return controls.definition("s3-x").orElseThrow();
  }

  private static Judged bucket(
      Map<String, Object> supplementary, @Nullable Map<String, String> tags, String... unknown) {
    return new Judged(
        new ConfigurationItem(
            new ResourceId("aws", "111122223333", "eu-west-1", TYPE, "zorg"),
            null,
            null,
            Instant.parse("2026-06-01T12:00:00Z"),
            null,
            ConfigurationItem.Status.PRESENT,
            null,
            tags == null ? Map.of() : tags,
            tags != null,
            Map.of("name", "zorg"),
            supplementary,
            List.of(unknown),
            ConfigurationItem.Source.SNAPSHOT),
        new Classification(true, false, false, "radiologie", List.of()),
        Map.of("environment", "production"));
  }

  private static void assertResult(
      ControlDefinition control, Judged judged, Verdict.Result result, String reason) {
    Judgement judgement = control.judge(judged);
    assertThat(judgement.result()).as(judgement.reason()).isEqualTo(result);
    assertThat(judgement.reason()).isEqualTo(reason);
  }

  @Test
  void whatCouldNotBeAskedIsUnknownWhateverTheConditionSays() {
    ControlDefinition control = control("condition: has(sC.BucketPolicy) || true\n");

    assertResult(
        control,
        bucket(Map.of(), Map.of(), "BucketPolicy"),
        Verdict.Result.UNKNOWN,
        "UNKNOWN: sC.BucketPolicy could not be asked");
    assertResult(
        control,
        bucket(Map.of(), Map.of(), "BucketLifecycleConfiguration"),
        Verdict.Result.PASS,
        "Its configuration is as the control asks");
    assertThat(
            control("condition: sC.exists(k, k == 'x') || true\n")
                .judge(bucket(Map.of(), Map.of(), "BucketPolicy"))
                .result())
        .isEqualTo(Verdict.Result.UNKNOWN);
  }

  @Test
  void tagsThatAreNotKnownAreNotAbsent() {
    ControlDefinition control = control("condition: tag(tags, 'AVG') == 'Ja' || has(tags.x)\n");

    assertResult(
        control,
        bucket(Map.of(), null),
        Verdict.Result.UNKNOWN,
        "UNKNOWN: what tags it has is not known");
    assertThat(control.judge(bucket(Map.of(), Map.of())).result()).isEqualTo(Verdict.Result.FAIL);
    assertThat(control.judge(bucket(Map.of(), Map.of("avg", "Ja"))).result())
        .isEqualTo(Verdict.Result.PASS);
  }

  @Test
  void whetherItAppliesMayBeUnknownToo() {
    ControlDefinition control = control("applies: c.a == 1\ncondition: \"true\"\n");

    assertResult(
        control, bucket(Map.of(), Map.of()), Verdict.Result.UNKNOWN, "UNKNOWN: c.a is missing");
    assertThat(
            control("applies: asset.specialCategory\ncondition: c.a == 1\n")
                .judge(bucket(Map.of(), Map.of()))
                .result())
        .isEqualTo(Verdict.Result.NOT_APPLICABLE);
  }

  @Test
  void aConditionThatIsNoTruthIsUnknown() {
    assertResult(
        control("condition: c.name\n"),
        bucket(Map.of(), Map.of()),
        Verdict.Result.UNKNOWN,
        "UNKNOWN: its condition is neither true nor false");
  }

  @Test
  void allThatIsKnownCanBeAskedFor() {
    assertThat(
            control(
                    """
                    condition: >
                      item.type == 'AWS::S3::Bucket' && item.id == 'zorg' && item.name == ''
                      && item.arn == '' && item.region == 'eu-west-1' && item.partition == 'aws'
                      && item.account == '111122223333' && !has(item.createdAt)
                      && item.capturedAt == timestamp('2026-06-01T12:00:00Z')
                      && asset.personalData && !asset.specialCategory && asset.owner == 'radiologie'
                      && !asset.watchesLogging && account.environment == 'production'
                      && !has(account.legalEntity)
                    """)
                .judge(bucket(Map.of(), Map.of()))
                .result())
        .isEqualTo(Verdict.Result.PASS);
  }

  @Test
  void aReasonIsOneBoundedLine() {
    ControlDefinition control =
        control(
            """
            condition: "false"
            shows:
              text: sC.text
              many: sC.many
              none: sC.none
              gone: sC.gone
            """);
    String hostile = "a\u001b[31m\n\u202eb" + "x".repeat(500);
    Judgement judgement =
        control.judge(
            bucket(
                Map.of(
                    "text", hostile,
                    "many", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                    "none", List.of()),
                Map.of()));

    assertThat(judgement.reason())
        .startsWith("text: a [31m  bxxx")
        .contains("…; many: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2 more; none: none; gone: not known")
        .hasSizeLessThan(402)
        .matches("[^\\p{Cntrl}]*");
  }

  @Test
  void anExplanationHasEachPartWithItsValue() {
    ControlDefinition control =
        control(
            """
            parameters: {wanted: [zorg], unused-here: 1}
            applies: asset.personalData
            condition: c.name in params.wanted && sC.policy == 'x' && c.name != 'y'
            shows:
              other: params['unused-here']
            """);

    ControlExplanation explanation = control.explain(bucket(Map.of(), Map.of()));

    assertThat(explanation.judgement().result()).isEqualTo(Verdict.Result.UNKNOWN);
    assertThat(explanation.applies())
        .containsExactly(new ControlExplanation.Part("asset.personalData", "true", true));
    assertThat(explanation.condition())
        .containsExactly(
            new ControlExplanation.Part("c.name in params.wanted", "true", true),
            new ControlExplanation.Part("sC.policy == \"x\"", "sC.policy is missing", false),
            new ControlExplanation.Part("c.name != \"y\"", "true", true));
    assertThat(explanation.parameters()).isEqualTo(Map.of("wanted", List.of("zorg")));
  }

  @Test
  void onlyControlsOfTheTypeJudgeInTheOrderOfTheirIds() {
    String template =
        """
        id: %s
        title: x
        why: x
        level: low
        resource-types: [%s]
        condition: "true"
        """;
    ControlSet controls =
        ControlSet.read(
            List.of(
                ControlReaderTest.file(
                    "f.yml",
                    template.formatted("b", TYPE)
                        + "---\n"
                        + template.formatted("a", "AWS::XX::YY, " + TYPE)
                        + "---\n"
                        + template.formatted("c", "AWS::XX::YY"))),
            ControlSettings.DEFAULT);

    assertThat(controls.judge(bucket(Map.of(), Map.of())))
        .extracting(judgement -> judgement.control().id())
        .containsExactly("a", "b");
    assertThat(ControlSet.none().judge(bucket(Map.of(), Map.of()))).isEmpty();
  }
}
