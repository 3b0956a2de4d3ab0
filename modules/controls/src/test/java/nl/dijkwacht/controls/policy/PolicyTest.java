package nl.dijkwacht.controls.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final String BUCKET = "arn:aws:s3:::zorg";
  private static final String OBJECTS = "arn:aws:s3:::zorg/*";

  /** Policies are written with apostrophes here. */
  private static Policy policy(String json) {
    PolicyReading reading = PolicyReader.read(json.replace((char) 39, '"'));
    assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    return ((PolicyReading.Read) reading).policy();
  }

  private static Policy statements(String... statements) {
    return policy("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}");
  }

  private static boolean answer(Policy policy, Function<Policy, Answer<Boolean>> question) {
    return ((Answer.Given<Boolean>) question.apply(policy)).value();
  }

  private static List<String> others(Policy policy) {
    return ((Answer.Given<List<String>>) policy.otherAccounts("111122223333")).value();
  }

  private static String everyone(String rest) {
    return "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'"
        + OBJECTS
        + "'"
        + (rest.isEmpty() ? "" : "," + rest)
        + "}";
  }

  private static String condition(String operator, String key, String value) {
    return "'Condition':{'%s':{'%s':%s}}".formatted(operator, key, value);
  }

  private static boolean isPublic(String... statements) {
    return answer(statements(statements), Policy::allowsPublic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*'",
        "'Principal':{'AWS':'*'}",
        "'Principal':{'AWS':['arn:aws:iam::111122223333:root','*']}",
        "'Principal':{'CanonicalUser':'*'}",
        "'Principal':'**'",
        "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:root'}",
        "'principal':'*'"
      })
  void everyoneIsNamedInManyWays(String principal) {
    assertThat(isPublic("{'Effect':'Allow'," + principal + ",'Action':'s3:*','Resource':'*'}"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':{'AWS':'111122223333'}",
        "'Principal':{'AWS':['arn:aws:iam::444455556666:role/x']}",
        "'Principal':{'Service':'cloudtrail.amazonaws.com'}",
        "'Principal':{'Service':'*'}",
        "'NotPrincipal':'*'",
        "'Sid':'a policy of an identity'"
      })
  void othersAreNot(String principal) {
    assertThat(isPublic("{'Effect':'Allow'," + principal + ",'Action':'s3:*','Resource':'*'}"))
        .isFalse();
  }

  @Test
  void aSingleStatementMayStandAlone() {
    assertThat(answer(policy("{'Statement':" + everyone("") + "}"), Policy::allowsPublic)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StringEquals|aws:PrincipalOrgID|'o-a1b2c3d4e5'",
        "StringEqualsIgnoreCase|AWS:principalorgid|['o-a1b2c3d4e5']",
        "ForAnyValue:StringLike|aws:PrincipalOrgPaths|'o-a1b2c3d4e5/r-ab12/*'",
        "StringEquals|aws:PrincipalAccount|'111122223333'",
        "StringEquals|aws:SourceAccount|['111122223333','444455556666']",
        "StringEquals|aws:SourceOwner|'111122223333'",
        "StringEquals|kms:CallerAccount|'111122223333'",
        "ArnLike|aws:PrincipalArn|'arn:aws:iam::111122223333:role/*'",
        "ArnEquals|aws:SourceArn|'arn:aws:sns:eu-west-1:111122223333:*'",
        "StringLike|aws:SourceArn|'arn:aws:s3:::zorg-uploads'",
        "StringEquals|aws:SourceVpc|'vpc-0a1b2c3d'",
        "StringEquals|aws:SourceVpce|['vpce-0a1b2c3d','vpce-1a1b2c3d']",
        "StringLike|aws:userid|'AROAEXAMPLEEXAMPLE01:*'",
        "IpAddress|aws:SourceIp|'10.0.0.0/8'",
        "IpAddress|aws:SourceIp|['203.0.113.0/24','2001:db8::/32']",
        "IpAddressIfExists|aws:SourceIp|'203.0.113.7'",
        "IpAddress|aws:VpcSourceIp|'10.0.0.0/8'",
        "Bool|aws:PrincipalIsAWSService|true",
        "Bool|elasticfilesystem:AccessedViaMountTarget|'true'"
      })
  void fixedValuesKeepStrangersOut(String text) {
    String[] parts = text.split("\\|");
    assertThat(isPublic(everyone(condition(parts[0], parts[1], parts[2])))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StringEqualsIfExists|aws:PrincipalOrgID|'o-a1b2c3d4e5'",
        "ForAllValues:StringEquals|aws:PrincipalOrgID|'o-a1b2c3d4e5'",
        "StringLike|aws:PrincipalOrgID|'o-*'",
        "StringEquals|aws:PrincipalOrgID|['o-a1b2c3d4e5','*']",
        "StringNotEquals|aws:PrincipalOrgID|'o-a1b2c3d4e5'",
        "StringEquals|aws:PrincipalAccount|'${aws:ResourceAccount}'",
        "ArnLike|aws:PrincipalArn|'arn:aws:iam::*:role/beheer'",
        "ArnLike|aws:SourceArn|'arn:aws:s3:::*'",
        "StringLike|aws:SourceArn|'*'",
        "StringEqualsIfExists|aws:SourceVpce|'vpce-0a1b2c3d'",
        "StringLike|aws:userid|'AROA*'",
        "IpAddress|aws:SourceIp|'0.0.0.0/0'",
        "IpAddress|aws:SourceIp|['10.0.0.0/8','::/0']",
        "IpAddress|aws:SourceIp|['0.0.0.0/1','128.0.0.0/1']",
        "IpAddress|aws:SourceIp|'geen adres'",
        "NotIpAddress|aws:SourceIp|'203.0.113.0/24'",
        "Bool|aws:SecureTransport|'true'",
        "Bool|aws:PrincipalIsAWSService|'false'",
        "StringEquals|aws:Referer|'https://zorg.example/'",
        "StringLike|aws:PrincipalTag/afdeling|'radiologie'",
        "StringEquals|s3:ExistingObjectTag/soort|'openbaar'",
        "Null|aws:PrincipalOrgID|'false'"
      })
  void otherConditionsDoNot(String text) {
    String[] parts = text.split("\\|");
    assertThat(isPublic(everyone(condition(parts[0], parts[1], parts[2])))).isTrue();
  }

  private static String deny(String principal, String action, String resource, String rest) {
    return "{'Effect':'Deny',"
        + principal
        + ",'Action':"
        + action
        + ",'Resource':"
        + resource
        + (rest.isEmpty() ? "" : "," + rest)
        + "}";
  }

  @Test
  void aDenyBeatsAnAllowThatItCovers() {
    String all = "'Principal':'*'";
    assertThat(isPublic(everyone(""), deny(all, "'*'", "'*'", ""))).isFalse();
    assertThat(isPublic(everyone(""), deny(all, "'S3:Get*'", "'" + OBJECTS + "'", ""))).isFalse();
    assertThat(isPublic(everyone(""), deny(all, "'s3:PutObject'", "'*'", ""))).isTrue();
    assertThat(isPublic(everyone(""), deny(all, "'s3:*'", "'" + BUCKET + "'", ""))).isTrue();
    assertThat(isPublic(everyone(""), deny(all, "'s3:*'", "'arn:aws:s3:::zorg/a*'", ""))).isTrue();
    assertThat(isPublic(everyone(""), deny("'Principal':{'AWS':'111122223333'}", "'*'", "'*'", "")))
        .isTrue();
  }

  @Test
  void severalDeniesMayCoverAnAllowTogether() {
    String allow =
        "{'Effect':'Allow','Principal':'*','Action':['s3:Get*','s3:List*'],'Resource':['"
            + BUCKET
            + "','"
            + OBJECTS
            + "']}";
    String all = "'Principal':'*'";
    assertThat(
            isPublic(allow, deny(all, "'s3:Get*'", "'*'", ""), deny(all, "'s3:List*'", "'*'", "")))
        .isFalse();
    assertThat(
            isPublic(
                allow,
                deny(all, "'s3:*'", "'" + BUCKET + "'", ""),
                deny(all, "'s3:*'", "'" + OBJECTS + "'", "")))
        .isFalse();
    assertThat(
            isPublic(
                allow,
                deny(all, "'s3:Get*'", "'" + BUCKET + "'", ""),
                deny(all, "'s3:List*'", "'" + OBJECTS + "'", "")))
        .isTrue();
  }

  @Test
  void aDenyForAllButOnesOwnKeepsStrangersOut() {
    String all = "'Principal':'*'";
    String own = condition("StringNotEquals", "aws:PrincipalOrgID", "'o-a1b2c3d4e5'");
    assertThat(isPublic(everyone(""), deny(all, "'*'", "'*'", own))).isFalse();
    assertThat(
            isPublic(
                everyone(""),
                deny("'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:root'}", "'*'", "'*'", "")))
        .isFalse();
    assertThat(
            isPublic(
                everyone(""),
                deny(
                    all,
                    "'*'",
                    "'*'",
                    "'Condition':{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-a1'},"
                        + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'},"
                        + "'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}")))
        .isFalse();
    for (String other :
        List.of(
            condition("StringNotLike", "aws:PrincipalOrgID", "'*'"),
            condition("ForAnyValue:StringNotEquals", "aws:PrincipalOrgID", "'o-a1'"),
            condition("StringEquals", "aws:PrincipalOrgID", "'o-a1'"),
            condition("Bool", "aws:SecureTransport", "'false'"),
            "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1','aws:Referer':'x'}}")) {
      assertThat(isPublic(everyone(""), deny(all, "'*'", "'*'", other))).as(other).isTrue();
    }
  }

  @Test
  void notActionAndNotResourceAreTheRest() {
    String all = "'Effect':'Deny','Principal':'*'";
    assertThat(isPublic(everyone(""), "{" + all + ",'NotAction':'s3:PutObject','Resource':'*'}"))
        .isFalse();
    assertThat(isPublic(everyone(""), "{" + all + ",'NotAction':'s3:Get*','Resource':'*'}"))
        .isTrue();
    assertThat(isPublic(everyone(""), "{" + all + ",'Action':'*','NotResource':'" + OBJECTS + "'}"))
        .isTrue();
    String rest = "{'Effect':'Allow','Principal':'*','NotAction':'s3:Get*','Resource':'*'}";
    assertThat(isPublic(rest)).isTrue();
    assertThat(isPublic(rest, deny("'Principal':'*'", "'s3:*'", "'*'", ""))).isTrue();
    assertThat(isPublic(rest, deny("'Principal':'*'", "'*'", "'*'", ""))).isFalse();
  }

  @Test
  void otherAccountsAreFoundWhereverTheyStand() {
    Policy policy =
        statements(
            "{'Effect':'Allow','Principal':{'AWS':['111122223333','arn:aws:iam::444455556666:root',"
                + "'AROAEXAMPLEEXAMPLE01'],'Service':'sns.amazonaws.com',"
                + "'Federated':'arn:aws:iam::777788889999:saml-provider/x',"
                + "'CanonicalUser':'79a59df9'},'Action':'*','Resource':'*'}",
            "{'Effect':'Deny','Principal':{'AWS':'121212121212'},'Action':'*','Resource':'*'}",
            everyone(condition("StringEquals", "aws:SourceAccount", "'131313131313'")),
            everyone(
                condition("ArnLike", "aws:SourceArn", "'arn:aws:sqs:eu-west-1:141414141414:q'")),
            everyone(condition("StringEquals", "aws:PrincipalOrgID", "'o-a1b2c3d4e5'")));
    assertThat(others(policy))
        .containsExactly(
            "131313131313",
            "141414141414",
            "444455556666",
            "777788889999",
            "canonical user 79a59df9");
    assertThat(others(statements(everyone("")))).containsExactly("*");
    assertThat(others(statements(everyone(""), deny("'Principal':'*'", "'*'", "'*'", ""))))
        .isEmpty();
  }

  private static String tls(String principal, String action, String resource, String condition) {
    return "{'Effect':'Deny',"
        + principal
        + ",'Action':"
        + action
        + ",'Resource':"
        + resource
        + ",'Condition':"
        + condition
        + "}";
  }

  @Test
  void tlsIsRequiredByADenyOfAllWithoutIt() {
    String all = "'Principal':'*'";
    String both = "['" + BUCKET + "','" + OBJECTS + "']";
    String off = "{'Bool':{'aws:SecureTransport':'false'}}";
    assertThat(requiresTls(tls(all, "'s3:*'", both, off))).isTrue();
    assertThat(requiresTls(tls("'Principal':{'AWS':'*'}", "'*'", "'*'", off))).isTrue();
    assertThat(requiresTls(tls(all, "'S3:*'", both, "{'bool':{'AWS:SecureTransport':[false]}}")))
        .isTrue();
    assertThat(
            requiresTls(
                tls(all, "'s3:*'", "'" + BUCKET + "'", off),
                tls(all, "'s3:*'", "'" + OBJECTS + "'", off)))
        .isTrue();
    assertThat(requiresTls(tls(all, "'s3:*'", "'arn:aws:s3:::zorg*'", off))).isTrue();

    assertThat(requiresTls(tls(all, "'s3:*'", "'" + OBJECTS + "'", off))).isFalse();
    assertThat(requiresTls(tls(all, "'s3:*'", "'" + BUCKET + "'", off))).isFalse();
    assertThat(requiresTls(tls(all, "'s3:Get*'", both, off))).isFalse();
    assertThat(requiresTls(tls("'Principal':{'AWS':'111122223333'}", "'s3:*'", both, off)))
        .isFalse();
    assertThat(requiresTls(tls(all, "'s3:*'", both, "{'Bool':{'aws:SecureTransport':'true'}}")))
        .isFalse();
    assertThat(
            requiresTls(
                tls(
                    all,
                    "'s3:*'",
                    both,
                    "{'Bool':{'aws:SecureTransport':'false'},'StringEquals':{'aws:x':'y'}}")))
        .isFalse();
    assertThat(requiresTls(tls(all, "'s3:*'", both, off).replace("Deny", "Allow"))).isFalse();
    assertThat(requiresTls(everyone(""))).isFalse();
  }

  private static boolean requiresTls(String... statements) {
    return answer(statements(statements), each -> each.requiresTls(BUCKET));
  }

  @Test
  void tlsIsRequiredOfOtherServicesToo() {
    String off = "{'Bool':{'aws:SecureTransport':'false'}}";
    String queue = "arn:aws:sqs:eu-west-1:111122223333:q";
    String topic = "arn:aws:sns:eu-west-1:111122223333:t";
    assertThat(
            answer(
                statements(tls("'Principal':'*'", "'sqs:*'", "'" + queue + "'", off)),
                each -> each.requiresTls(queue)))
        .isTrue();
    assertThat(
            answer(
                statements(tls("'Principal':'*'", "'SNS:Publish'", "'" + topic + "'", off)),
                each -> each.requiresTls(topic)))
        .isTrue();
    assertThat(answer(statements(everyone("")), each -> each.requiresTls("geen ARN"))).isFalse();
  }

  @Test
  void everythingIsEveryActionOnEveryResource() {
    assertThat(everything("'Action':'*','Resource':'*'")).isTrue();
    assertThat(everything("'Action':['s3:*','*:*'],'Resource':['arn:x','*']")).isTrue();
    assertThat(everything("'Action':'IAM:*','Resource':'*'")).isTrue();
    assertThat(everything("'Action':'s3:*','Resource':'*'")).isFalse();
    assertThat(everything("'Action':'*','Resource':'arn:aws:s3:::zorg/*'")).isFalse();
    assertThat(
            everything(
                "'Action':'*','Resource':'*',"
                    + condition("Bool", "aws:MultiFactorAuthPresent", "'true'")))
        .isFalse();
    assertThat(everything("'NotAction':'iam:*','Resource':'*'")).isFalse();
    assertThat(
            answer(
                statements(
                    "{'Effect':'Allow','Action':'*','Resource':'*'}",
                    "{'Effect':'Deny','Action':'*','Resource':'*'}"),
                Policy::allowsEverything))
        .isFalse();
  }

  private static boolean everything(String rest) {
    return answer(statements("{'Effect':'Allow'," + rest + "}"), Policy::allowsEverything);
  }

  @Test
  void allButSomeIsToldApart() {
    assertThat(
            answer(
                statements("{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}"),
                Policy::allowsNotAction))
        .isTrue();
    assertThat(
            answer(
                statements("{'Effect':'Allow','NotPrincipal':'x','Action':'*','Resource':'*'}"),
                Policy::allowsNotAction))
        .isTrue();
    assertThat(
            answer(
                statements("{'Effect':'Deny','NotAction':'iam:*','Resource':'*'}", everyone("")),
                Policy::allowsNotAction))
        .isFalse();
  }

  @Test
  void oneActionIsAllowedOrDenied() {
    Policy policy =
        statements(
            "{'Effect':'Allow','Action':['kms:De?rypt','s3:*'],'Resource':'x'}",
            "{'Effect':'Deny','Action':'s3:Delete*','Resource':'*'}",
            "{'Effect':'Deny','Action':'kms:*','Resource':'*',"
                + condition("Bool", "a:b", "'true'")
                + "}");
    assertThat(answer(policy, each -> each.allows("kms:Decrypt"))).isTrue();
    assertThat(answer(policy, each -> each.allows("KMS:decrypt"))).isTrue();
    assertThat(answer(policy, each -> each.allows("kms:Encrypt"))).isFalse();
    assertThat(answer(policy, each -> each.allows("s3:GetObject"))).isTrue();
    assertThat(answer(policy, each -> each.allows("s3:DeleteObject"))).isFalse();
    assertThat(answer(policy, each -> each.denies("s3:DeleteBucket"))).isTrue();
    assertThat(answer(policy, each -> each.denies("kms:Decrypt"))).isFalse();
  }

  private static boolean trustsAll(String rest) {
    return answer(
        statements("{'Effect':'Allow','Action':'sts:AssumeRole*'," + rest + "}"),
        Policy::trustsEveryone);
  }

  @Test
  void rolesTrustWhomTheyName() {
    String forge =
        "'Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/"
            + "token.actions.githubusercontent.com'}";
    String subject = "token.actions.githubusercontent.com:sub";
    String cluster =
        "'Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1"
            + ".amazonaws.com/id/A1'}";
    assertThat(trustsAll("'Principal':'*'")).isTrue();
    assertThat(
            trustsAll(
                "'Principal':{'AWS':'*'}," + condition("StringEquals", "sts:ExternalId", "'x'")))
        .isTrue();
    assertThat(
            trustsAll(
                "'Principal':'*'," + condition("StringEquals", "aws:PrincipalOrgID", "'o-a1'")))
        .isFalse();
    assertThat(trustsAll("'Principal':{'AWS':'arn:aws:iam::444455556666:root'}")).isFalse();
    assertThat(trustsAll("'Principal':{'Service':'ec2.amazonaws.com'}")).isFalse();
    assertThat(trustsAll(forge)).isTrue();
    assertThat(
            trustsAll(
                forge
                    + ","
                    + condition(
                        "StringEquals",
                        "token.actions.githubusercontent.com:aud",
                        "'sts.amazonaws.com'")))
        .isTrue();
    assertThat(trustsAll(forge + "," + condition("StringLike", subject, "'repo:zorg/*'")))
        .isFalse();
    assertThat(trustsAll(forge + "," + condition("StringLike", subject, "'repo:*'"))).isTrue();
    assertThat(trustsAll(forge + "," + condition("StringLike", subject, "['repo:zorg/a','*']")))
        .isTrue();
    assertThat(trustsAll(cluster)).isTrue();
    assertThat(
            trustsAll(
                cluster
                    + ","
                    + condition(
                        "StringEquals",
                        "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub",
                        "'system:serviceaccount:zorg:lezer'")))
        .isFalse();
    assertThat(trustsAll("'Principal':{'Federated':'cognito-identity.amazonaws.com'}")).isTrue();
  }

  @Test
  void statementsAreToldInOneForm() {
    Policy policy =
        statements(
            "{'Effect':'Deny','NotPrincipal':{'AWS':'111122223333'},'NotAction':'S3:Get*',"
                + "'Resource':'x',"
                + condition("ForAnyValue:StringLikeIfExists", "AWS:PrincipalOrgPaths", "'o-1/*'")
                + "}");
    assertThat(PlainStatements.of(policy)).hasSize(1);
    assertThat(PlainStatements.of(policy).get(0).toString())
        .isEqualTo(
            "{effect=Deny, principals=[], notPrincipals=[111122223333], actions=[], "
                + "notActions=[s3:get*], resources=[x], notResources=[], "
                + "conditions={foranyvalue:stringlikeifexists/aws:principalorgpaths=[o-1/*]}}");
  }
}
