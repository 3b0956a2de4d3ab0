package nl.dijkwacht.controls.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.expressions.Compilation;
import nl.dijkwacht.expressions.ExpressionLanguage;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFunctionsTest {

  private static final ExpressionLanguage LANGUAGE = language();

  private static final Map<String, Object> C =
      Map.of(
          "policy",
          "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\"}}",
          "tags",
          Map.of("AVG", "Ja", "Doel", "zorg"),
          "rules",
          List.of(Map.of("fromPort", 20, "toPort", "25"), Map.of("fromPort", -1), Map.of()),
          "made",
          "2026-01-01T00:00:00.000Z",
          "seen",
          Instant.parse("2026-02-01T23:00:00Z"),
          "arn",
          "arn:aws:kms:eu-west-1:111122223333:key/1:2",
          "bad",
          "geen van alle");

  private static ExpressionLanguage language() {
    ExpressionLanguage.Builder builder = ExpressionLanguage.builder().variable("c");
    ControlFunctions.all().forEach(builder::function);
    return builder.build();
  }

  private static Outcome evaluated(String source) {
    return ((Compilation.Compiled) LANGUAGE.compile(source, ValueType.ANY))
        .expression()
        .evaluate(name -> C, new Memo());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lower(c.policy).contains('allow') && sameText('AWS:KMS', 'aws:kms')",
        "tag(c.tags, 'avg') == 'Ja' && tag(c.tags, 'weg') == '' && !sameText('a', 'b')",
        "json(c.policy).Statement.Effect == 'Allow' && json('[1, 2.5, null]') == [1, 2.5]",
        "json('%7B%22a%22%3A1%7D').a == 1",
        "each(c.rules).size() == 3 && each(c.tags).size() == 1 && each('x') == ['x']",
        "arnRegion(c.arn) == 'eu-west-1' && arnAccount(c.arn) == '111122223333'",
        "arnService(c.arn) == 'kms' && arnRegion('arn:aws:s3:::zorg') == ''",
        "days(time(c.made), c.seen) == 31 && days(c.seen, time(c.made)) == -31",
        "portsInclude(c.rules[0].fromPort, c.rules[0].toPort, 22)",
        "!portsInclude(c.rules[0].fromPort, c.rules[0].toPort, 443)",
        "portsInclude(c.rules[1].fromPort, c.rules[1].toPort, 443)",
        "portsInclude(c.rules[2].fromPort, c.rules[2].toPort, 443)",
        "isPublicCidr('0.0.0.0/0') && !isPublicCidr('10.0.0.0/8')",
        "policyAllowsPublic(c.policy) && policyAllowsPublic(json(c.policy))",
        "policyOtherAccounts(c.policy, '111122223333') == ['*']",
        "!policyRequiresTls(c.policy, 'arn:aws:s3:::zorg') && !policyAllowsEverything(c.policy)",
        "!policyAllowsNotAction(c.policy) && policyAllows(c.policy, 's3:GetObject')",
        "!policyDenies(c.policy, 's3:GetObject') && policyTrustsEveryone(c.policy)",
        "policyStatements(c.policy).all(s, s.effect == 'Allow' && s.principals == ['*'])"
      })
  void isTrue(String source) {
    assertThat(evaluated(source)).isEqualTo(new Outcome.Value(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json(c.bad)",
        "json(c.weg)",
        "arnRegion(c.bad)",
        "time(c.bad)",
        "time(c.tags)",
        "days(c.made, c.seen)",
        "isPublicCidr(c.bad)",
        "portsInclude(c.bad, 1, 1)",
        "policyAllowsPublic(c.bad)",
        "policyAllowsPublic(c.weg)",
        "policyAllowsPublic(c.tags)",
        "policyOtherAccounts(c.policy, c.weg)",
        "policyStatements(c.seen)",
        "tag(c.bad, 'x')"
      })
  void wrongInputHasNoValue(String source) {
    assertThat(evaluated(source)).isInstanceOf(Outcome.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-01T12:00:00Z",
        "2026-06-01T12:00:00.000Z",
        "2026-06-01T14:00:00+02:00",
        "2026-06-01T14:00:00.123456+0200",
        "2026-06-01T12:00:00",
        "Jun 1, 2026 12:00:00 PM",
        "Jun 1, 2026, 12:00:00 PM",
        "1780315200",
        "1780315200000",
        "1780315200.25",
        "1.7803152E9",
        "1.7803152E12"
      })
  void aTimeIsReadInAnyFormThatAwsWrites(String text) {
    assertThat(WrittenTime.read(text))
        .hasValueSatisfying(
            time ->
                assertThat(time)
                    .isBetween(
                        Instant.parse("2026-06-01T12:00:00Z"),
                        Instant.parse("2026-06-01T12:00:01Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-13-01", "gisteren", "12:00", "99999999999999999", "1e99", "-5"})
  void otherTextsAreNoTime(String text) {
    assertThat(WrittenTime.read(text)).isEmpty();
  }
}
