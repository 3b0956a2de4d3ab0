package nl.dijkwacht.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Events;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessorTest {

  private static final String OWNER = "111122223333";
  private static final String ROLE =
      "'type':'AssumedRole','accountId':'%s','arn':'arn:aws:sts::%s:assumed-role/%s',"
          + "'sessionContext':{'sessionIssuer':{'type':'Role','arn':'arn:aws:iam::%s:role/%s'}}";

  private static Accessor of(String identity) {
    TrailEvent event = Events.with("'userIdentity':{" + identity + "}");
    return Accessor.of(event, Principal.of(event), OWNER);
  }

  private static String role(String account, String session, String role) {
    return ROLE.formatted(account, account, session, account, role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'Root','accountId':'111122223333','arn':'arn:aws:iam::111122223333:root'",
        "'type':'IAMUser','accountId':'111122223333','arn':'arn:aws:iam::111122223333:user/anja'",
        "'type':'SAMLUser','principalId':'k:anja'",
        // What Athena reads for her, she reads.
        "'type':'IAMUser','accountId':'111122223333','arn':'arn:aws:iam::111122223333:user/anja',"
            + "'invokedBy':'athena.amazonaws.com'"
      })
  void peopleAreToldByTheirIdentity(String identity) {
    assertThat(of(identity)).isEqualTo(Accessor.PERSON);
  }

  @Test
  void aRoleIsAPersonsIfItsSessionNamesOne() {
    assertThat(of(role(OWNER, "Beheer/anja@example.org", "Beheer"))).isEqualTo(Accessor.PERSON);
    assertThat(of(role(OWNER, "app/i-0123456789", "app"))).isEqualTo(Accessor.WORKLOAD);
  }

  @Test
  void aServiceWithARoleOfTheCustomerWorksForTheCustomer() {
    assertThat(of(role(OWNER, "repl/s3-replication", "repl") + ",'invokedBy':'s3.amazonaws.com'"))
        .isEqualTo(Accessor.SERVICE_FOR_CUSTOMER);
    assertThat(
            of(
                role(
                    OWNER,
                    "AWSServiceRoleForConfig/x",
                    "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig")))
        .isEqualTo(Accessor.SERVICE_FOR_CUSTOMER);
  }

  @ParameterizedTest
  @CsvSource({
    "support.amazonaws.com/AWSServiceRoleForSupport",
    "triage.security-ir.amazonaws.com/AWSServiceRoleForSecurityIncidentResponse_Triage"
  })
  void theRolesThatPeopleAtAwsWorkInAreTheProvider(String role) {
    assertThat(of(role(OWNER, "x/y", "aws-service-role/" + role))).isEqualTo(Accessor.PROVIDER);
  }

  @ParameterizedTest
  @CsvSource({
    "cloudtrail.amazonaws.com, SERVICE_FOR_CUSTOMER",
    "delivery.logs.amazonaws.com, SERVICE_FOR_CUSTOMER",
    "logs.eu-west-1.amazonaws.com, SERVICE_FOR_CUSTOMER",
    "backup.amazonaws.com, SERVICE_FOR_CUSTOMER",
    "unheard-of.amazonaws.com, PROVIDER",
    "support.amazonaws.com, PROVIDER",
    "backup.evil.amazonaws.com, PROVIDER",
    "backup.example.org, PROVIDER",
    "AWS Internal, PROVIDER"
  })
  void aServiceByItselfIsTheProviderUnlessItDoesWhatWasSetUp(String service, Accessor expected) {
    assertThat(of("'type':'AWSService','invokedBy':'" + service + "'")).isEqualTo(expected);
  }

  @Test
  void othersAreToldApart() {
    assertThat(of(role("999988887777", "app/i-1", "app"))).isEqualTo(Accessor.OTHER_ACCOUNT);
    assertThat(of("'type':'AWSAccount','principalId':'AROAX:s','accountId':'999988887777'"))
        .isEqualTo(Accessor.OTHER_ACCOUNT);
    assertThat(of("'type':'AWSAccount','principalId':'','accountId':'anonymous'"))
        .isEqualTo(Accessor.ANONYMOUS);
    assertThat(of("'type':'Unknown','principalId':'x'")).isEqualTo(Accessor.UNKNOWN);
  }

  @Test
  void whatIsMoreNotableHoldsInEitherOrder() {
    for (Accessor one : Accessor.values()) {
      for (Accessor other : Accessor.values()) {
        assertThat(one.orMoreNotable(other)).isEqualTo(other.orMoreNotable(one));
      }
    }
    assertThat(Accessor.PERSON.orMoreNotable(Accessor.SERVICE_FOR_CUSTOMER))
        .isEqualTo(Accessor.PERSON);
  }

  @Test
  void whatACallDidKeepsHashesOfAThousandObjectsAndNoName() {
    TrailEvent event = Events.with("'eventID':'e1'");
    AssetRef asset =
        new AssetRef(
            new ResourceId("aws", OWNER, "global", "AWS::S3::Bucket", "scans"),
            "scans",
            null,
            true,
            "",
            List.of());
    EventSummary summary = EventSummary.of(event, Instant.EPOCH, null);
    List<String> names = new java.util.ArrayList<>(Collections.nCopies(500, "same"));
    for (int i = 0; i < 600; i++) {
      names.add("anja-" + i);
    }

    AccessEvent access = AccessEvent.of(event, summary, asset, AccessKind.DELETE, false, 0, names);

    assertThat(access.objects())
        .hasSize(501)
        .allMatch(hash -> hash.matches("[0-9a-f]{16}"))
        .contains(AccessEvent.object(asset.resource(), "anja-7"));
    assertThat(access.id())
        .isNotEqualTo(AccessEvent.id(event, asset, AccessKind.READ))
        .isEqualTo(AccessEvent.id(event, asset, AccessKind.DELETE));
  }
}
