package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.core.trail.Principal.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

  private static final String ACCOUNT = "111122223333";

  @Test
  void rootIsTheAccountItself() {
    String arn = "arn:aws:iam::111122223333:root";
    String identity = "'type':'Root','principalId':'111122223333','arn':'%s','accountId':'%s'";
    assertPrincipal(identity.formatted(arn, ACCOUNT), Kind.ROOT, arn, ACCOUNT);
  }

  @Test
  void anIamUserIsKnownByArn() {
    String arn = "arn:aws:iam::111122223333:user/anja";
    String identity =
        "'type':'IAMUser','principalId':'AIDAEXAMPLE','arn':'%s','accountId':'%s','userName':'anja'";
    assertPrincipal(identity.formatted(arn, ACCOUNT), Kind.IAM_USER, arn, ACCOUNT);
  }

  @Test
  void anIamUserWhoFailedToSignInHasNoArn() {
    assertPrincipal(
        "'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','accessKeyId':'','userName':'anja'",
        Kind.IAM_USER,
        "AIDAEXAMPLE",
        ACCOUNT);
    assertPrincipal(
        "'type':'IAMUser','accountId':'111122223333','userName':'HIDDEN_DUE_TO_SECURITY_REASONS'",
        Kind.IAM_USER,
        "HIDDEN_DUE_TO_SECURITY_REASONS",
        ACCOUNT);
  }

  @Test
  void federatedUsersAreKnownByArnOrByWhatTheirProviderSays() {
    String arn = "arn:aws:sts::111122223333:federated-user/anja";
    assertPrincipal(
        "'type':'FederatedUser','arn':'"
            + arn
            + "','principalId':'111122223333:anja','accountId':'111122223333',"
            + "'sessionContext':{'sessionIssuer':{'type':'IAMUser','arn':'arn:aws:iam::111122223333:user/broker'}}",
        Kind.FEDERATED_USER,
        arn,
        ACCOUNT);
    assertPrincipal(
        "'type':'SAMLUser','principalId':'k3y=:anja','userName':'anja','identityProvider':'k3y='",
        Kind.FEDERATED_USER,
        "k3y=:anja",
        null);
    assertPrincipal(
        "'type':'WebIdentityUser','principalId':'accounts.example.org:app:anja','userName':'anja'",
        Kind.FEDERATED_USER,
        "accounts.example.org:app:anja",
        null);
  }

  @Test
  void usersOfIdentityCenterAreKnownByTheirIdThere() {
    assertPrincipal(
        "'type':'IdentityCenterUser','accountId':'111122223333',"
            + "'onBehalfOf':{'userId':'92670f5c-0011','identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-1'}",
        Kind.IDENTITY_CENTER_USER,
        "92670f5c-0011",
        ACCOUNT);
    assertPrincipal("'type':'IdentityCenterUser'", Kind.IDENTITY_CENTER_USER, "unknown", null);
  }

  @Test
  void servicesAreKnownByTheirName() {
    assertPrincipal(
        "'type':'AWSService','invokedBy':'config.amazonaws.com'",
        Kind.AWS_SERVICE,
        "config.amazonaws.com",
        null);
    assertPrincipal("'type':'AWSService'", Kind.AWS_SERVICE, "unknown", null);
  }

  @Test
  void callersFromOtherAccountsAreKnownByTheirUniqueId() {
    assertPrincipal(
        "'type':'AWSAccount','principalId':'AIDAEXAMPLE','accountId':'444455556666'",
        Kind.OTHER_ACCOUNT,
        "AIDAEXAMPLE",
        "444455556666");
    assertPrincipal(
        "'type':'AWSAccount','accountId':'444455556666'",
        Kind.OTHER_ACCOUNT,
        "444455556666",
        "444455556666");
  }

  @Test
  void workloadsOfOtherAccountsAreFoldedToTheirRoleAndPeopleAreNot() {
    String identity = "'type':'AWSAccount','principalId':'%s','accountId':'444455556666'";
    assertPrincipal(
        identity.formatted("AROAEXAMPLE:i-0123456789abcdef0"),
        Kind.OTHER_ACCOUNT,
        "AROAEXAMPLE",
        "444455556666");
    assertPrincipal(
        identity.formatted("AROAEXAMPLE:anja@example.org"),
        Kind.OTHER_ACCOUNT,
        "AROAEXAMPLE:anja@example.org",
        "444455556666");
    assertPrincipal(
        identity.formatted("444455556666:anja"),
        Kind.OTHER_ACCOUNT,
        "444455556666:anja",
        "444455556666");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'principalId':'','accountId':'ANONYMOUS_PRINCIPAL'",
        "'principalId':'','accountId':'anonymous'",
        "'principalId':'anonymous','accountId':'Anonymous'",
        "'accountId':''"
      })
  void whoeverGivesNoNameIsAnonymous(String identity) {
    assertPrincipal("'type':'AWSAccount'," + identity, Kind.ANONYMOUS, "anonymous", null);
  }

  @Test
  void otherIdentitiesAreUnknownButKeepWhatTheyTell() {
    assertPrincipal("'type':'Directory','userName':'anja'", Kind.UNKNOWN, "anja", null);
    assertPrincipal(
        "'type':'Unknown','principalId':'','accountId':'','userName':''",
        Kind.UNKNOWN,
        "unknown",
        null);
    assertPrincipal(
        "'accountId':'111122223333','invokedBy':'AWS Internal'",
        Kind.UNKNOWN,
        "AWS Internal",
        ACCOUNT);
    assertPrincipal("'accountId':'111122223333'", Kind.UNKNOWN, ACCOUNT, ACCOUNT);
    assertPrincipal("'type':null", Kind.UNKNOWN, "unknown", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'userIdentity':null",
        "'userIdentity':'anja'",
        "'userIdentity':[]",
        "'userIdentity':{}"
      })
  void withoutAnIdentityTheCallerIsUnknown(String members) {
    assertThat(Principal.of(Events.with(members)))
        .isEqualTo(new Principal(Kind.UNKNOWN, "unknown", null));
  }

  @Test
  void longIdsAreClippedWhateverTheType() {
    String most = "x".repeat(5_000);
    for (String type :
        new String[] {
          "Root", "AssumedRole", "IdentityCenterUser", "AWSService", "AWSAccount", "Other"
        }) {
      Principal principal =
          principal(
              "'type':'%1$s','arn':'%2$s','principalId':'%2$s','invokedBy':'%2$s','accountId':'%2$s','onBehalfOf':{'userId':'%2$s'}"
                  .formatted(type, most));
      assertThat(principal.id()).as(type).hasSize(1024);
      assertThat(principal.account()).as(type).hasSize(1024);
    }
  }

  private static void assertPrincipal(
      String identity, Kind kind, String id, @Nullable String account) {
    assertThat(principal(identity)).isEqualTo(new Principal(kind, id, account));
  }

  private static Principal principal(String identity) {
    return Principal.of(Events.with("'userIdentity':{" + identity + "}"));
  }
}
