package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.core.trail.Principal.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolePrincipalTest {

  private static final String ACCOUNT = "111122223333";
  private static final String ROLE = "arn:aws:iam::111122223333:role/ward/Reader";
  private static final String SSO_ROLE =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Care_0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"i-0123456789abcdef0", "ward-lambda", "botocore-session-1763780400"})
  void workloadsAreFoldedToTheirRole(String session) {
    assertPrincipal(assumed(ROLE, "Reader", session, ""), Kind.ROLE, ROLE, ACCOUNT);
  }

  @Test
  void peopleOfIdentityCenterAreToldApartWithinTheirRole() {
    String role = "AWSReservedSSO_Care_0123456789abcdef";
    assertPrincipal(
        assumed(SSO_ROLE, role, "anja", ""), Kind.PERSON_IN_ROLE, SSO_ROLE + "/anja", ACCOUNT);
    assertPrincipal(
        assumed(SSO_ROLE, role, "bram@example.org", ""),
        Kind.PERSON_IN_ROLE,
        SSO_ROLE + "/bram@example.org",
        ACCOUNT);
  }

  @Test
  void aSessionNamedByAnAddressIsAPerson() {
    assertPrincipal(
        assumed(ROLE, "Reader", "anja@example.org", ""),
        Kind.PERSON_IN_ROLE,
        ROLE + "/anja@example.org",
        ACCOUNT);
  }

  @Test
  void theSourceIdentityIsThePersonWhateverTheSessionIsCalled() {
    assertPrincipal(
        assumed(ROLE, "Reader", "session-7", ",'sourceIdentity':'anja'"),
        Kind.PERSON_IN_ROLE,
        ROLE + "/anja",
        ACCOUNT);
  }

  @Test
  void withoutASessionIssuerTheRoleIsReadFromTheSession() {
    String identity =
        "'type':'AssumedRole','arn':'arn:aws:sts::111122223333:assumed-role/%s/%s','accountId':'111122223333'";
    String folded = "arn:aws:sts::111122223333:assumed-role/";
    assertPrincipal(
        identity.formatted("Reader", "i-0123456789abcdef0"), Kind.ROLE, folded + "Reader", ACCOUNT);
    assertPrincipal(
        identity.formatted("Reader", "anja@example.org"),
        Kind.PERSON_IN_ROLE,
        folded + "Reader/anja@example.org",
        ACCOUNT);
    assertPrincipal(
        identity.formatted("AWSReservedSSO_Care_01", "anja"),
        Kind.PERSON_IN_ROLE,
        folded + "AWSReservedSSO_Care_01/anja",
        ACCOUNT);
  }

  @Test
  void aRoleItselfHasNoSession() {
    String arn = "arn:aws:iam::111122223333:role/team@ward";
    assertPrincipal("'type':'Role','arn':'" + arn + "'", Kind.ROLE, arn, null);
  }

  @Test
  void aRoleWithoutAnyArnIsKnownByWhatThereIs() {
    assertPrincipal(
        "'type':'AssumedRole','principalId':'AROAEXAMPLE:s'", Kind.ROLE, "AROAEXAMPLE:s", null);
    assertPrincipal("'type':'AssumedRole'", Kind.ROLE, "unknown", null);
  }

  private static String assumed(String role, String roleName, String session, String context) {
    return """
        'type':'AssumedRole','principalId':'AROAEXAMPLE:%3$s','accountId':'111122223333',
        'arn':'arn:aws:sts::111122223333:assumed-role/%2$s/%3$s',
        'sessionContext':{'sessionIssuer':{'type':'Role','arn':'%1$s','userName':'%2$s'}%4$s}"""
        .formatted(role, roleName, session, context);
  }

  private static void assertPrincipal(
      String identity, Kind kind, String id, @Nullable String account) {
    assertThat(principal(identity)).isEqualTo(new Principal(kind, id, account));
  }

  private static Principal principal(String identity) {
    return Principal.of(Events.with("'userIdentity':{" + identity + "}"));
  }
}
