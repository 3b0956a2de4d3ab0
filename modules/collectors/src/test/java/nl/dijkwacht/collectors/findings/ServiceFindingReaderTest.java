package nl.dijkwacht.collectors.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFinding.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFindingReaderTest {

  private static final String GUARD_DUTY =
      """
      {"schemaVersion":"2.0","accountId":"111122223333","region":"eu-central-1","partition":"aws",
       "id":"73440980f304493792150b279b08693c",
       "arn":"arn:aws:guardduty:eu-central-1:111122223333:detector/d1/finding/73440980f304493792150b279b08693c",
       "type":"Exfiltration:S3/AnomalousBehavior","title":"Unusual reads of a bucket","severity":8,
       "resource":{"resourceType":"S3Bucket","s3BucketDetails":[{"arn":"arn:aws:s3:::beelden"}]},
       "service":{"serviceName":"guardduty","detectorId":"d1","archived":false,"count":3,
        "action":{"awsApiCallAction":{"affectedResources":{"AWS::S3::Bucket":"beelden"}}},
        "eventFirstSeen":"2026-11-22T03:00:00.000Z","eventLastSeen":"2026-11-22T04:00:00.000Z"},
       "createdAt":"2026-11-22T03:05:00.000Z","updatedAt":"2026-11-22T04:05:00.000Z"}""";

  private static final String OF_THE_API =
      """
      {"SchemaVersion":"2.0","AccountId":"111122223333","Region":"eu-central-1","Partition":"aws",
       "Id":"73440980f304493792150b279b08693c",
       "Arn":"arn:aws:guardduty:eu-central-1:111122223333:detector/d1/finding/73440980f304493792150b279b08693c",
       "Type":"Exfiltration:S3/AnomalousBehavior","Title":"Unusual reads of a bucket","Severity":8.0,
       "Resource":{"ResourceType":"S3Bucket","S3BucketDetails":[{"Arn":"arn:aws:s3:::beelden"}]},
       "Service":{"ServiceName":"guardduty","DetectorId":"d1","Archived":false,"Count":3,
        "Action":{"AwsApiCallAction":{"AffectedResources":{"AWS::S3::Bucket":"beelden"}}},
        "EventFirstSeen":"2026-11-22T03:00:00.000Z","EventLastSeen":"2026-11-22T04:00:00.000Z"},
       "CreatedAt":"2026-11-22T03:05:00.000Z","UpdatedAt":"2026-11-22T04:05:00.000Z"}""";

  private static final String THROUGH_SECURITY_HUB =
      """
      {"SchemaVersion":"2018-10-08",
       "Id":"arn:aws:guardduty:eu-central-1:111122223333:detector/d1/finding/73440980f304493792150b279b08693c",
       "ProductArn":"arn:aws:securityhub:eu-central-1::product/aws/guardduty","ProductName":"GuardDuty",
       "GeneratorId":"arn:aws:guardduty:eu-central-1:111122223333:detector/d1",
       "AwsAccountId":"111122223333","Region":"eu-central-1",
       "Types":["TTPs/Exfiltration/Exfiltration:S3-AnomalousBehavior"],
       "FirstObservedAt":"2026-11-22T03:00:00.000Z","LastObservedAt":"2026-11-22T04:00:00.000Z",
       "CreatedAt":"2026-11-22T03:05:00.000Z","UpdatedAt":"2026-11-22T04:05:00.000Z",
       "Severity":{"Product":8,"Label":"HIGH","Normalized":70},
       "Title":"Unusual reads of a bucket","Description":"Somebody read more than usual.",
       "ProductFields":{"aws/guardduty/service/count":"3"},
       "Resources":[{"Type":"AwsS3Bucket","Id":"arn:aws:s3:::beelden"}],
       "Workflow":{"Status":"NEW"},"RecordState":"ACTIVE"}""";

  private static final String MACIE =
      """
      {"schemaVersion":"1.0","id":"64b917aa-3843-014c-91d8-937ff0000000","accountId":"111122223333",
       "partition":"aws","region":"eu-central-1","type":"SensitiveData:S3Object/Personal",
       "title":"The S3 object contains personal information.","severity":{"score":3,"description":"High"},
       "createdAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:10:00Z","count":2,"sample":SAMPLE,
       "resourcesAffected":{"s3Bucket":{"arn":"arn:aws:s3:::beelden","name":"beelden"},
        "s3Object":{"key":"jansen.pdf","path":"beelden/jansen.pdf"}},
       "classificationDetails":{"result":{"sensitiveData":[{"category":"PERSONAL_INFORMATION",
        "totalCount":12,"detections":[{"type":"NAME","count":12}]}]}},
       "archived":false}""";

  private static final String COMPLIANCE =
      """
      {"awsAccountId":"111122223333","configRuleName":"s3-encrypted",
       "configRuleARN":"arn:aws:config:eu-central-1:111122223333:config-rule/config-rule-1",
       "resourceType":"AWS::S3::Bucket","resourceId":"beelden","awsRegion":"eu-central-1",
       "newEvaluationResult":{"complianceType":"NEW","resultRecordedTime":"2026-11-22T03:00:00Z"},
       "oldEvaluationResult":{"complianceType":"OLD","resultRecordedTime":"2026-11-01T03:00:00Z"},
       "notificationCreationTime":"2026-11-22T03:00:01Z","messageType":"ComplianceChangeNotification"}""";

  private final ServiceFindingReader reader = new ServiceFindingReader();

  @Test
  void eventsAndTheApiOfGuardDutyTellTheSame() {
    ServiceFinding ofEvent =
        one("{\"detail-type\":\"GuardDuty Finding\",\"detail\":" + GUARD_DUTY + "}");
    ServiceFinding ofApi = one("{\"Findings\":[" + OF_THE_API + "]}");

    assertThat(ofApi).isEqualTo(ofEvent);
    assertThat(ofEvent.id()).isEqualTo("73440980f304493792150b279b08693c");
    assertThat(ofEvent.level()).isEqualTo(Level.HIGH);
    assertThat(ofEvent.resources()).containsExactly("arn:aws:s3:::beelden");
    assertThat(ofEvent.count()).isEqualTo(3);
    assertThat(ofEvent.firstSeen()).isEqualTo(Instant.parse("2026-11-22T03:00:00Z"));
    assertThat(ofEvent.updatedAt()).isEqualTo(Instant.parse("2026-11-22T04:05:00Z"));
  }

  @Test
  void whatSecurityHubPassesOnIsKnownAsTheSameFinding() {
    ServiceFinding direct = one(GUARD_DUTY);
    ServiceFinding passedOn = one("{\"detail\":{\"findings\":[" + THROUGH_SECURITY_HUB + "]}}");

    assertThat(passedOn.id()).isEqualTo(direct.id());
    assertThat(passedOn.service()).isEqualTo(Service.GUARD_DUTY);
    assertThat(passedOn.via()).isEqualTo(Service.SECURITY_HUB);
    assertThat(direct.via()).isEqualTo(Service.GUARD_DUTY);
    assertThat(passedOn)
        .usingRecursiveComparison()
        .ignoringFields("via", "type", "description", "detail")
        .isEqualTo(direct);
  }

  @Test
  void theCopyOfAnAdministratorAndLaterUpdatesHaveTheSameId() {
    String asAdministrator =
        GUARD_DUTY.replace("d1", "d2").replace("arn:aws:guardduty", "arn:aws:gd");
    String later = GUARD_DUTY.replace("\"count\":3", "\"count\":9");

    assertThat(one("{\"account\":\"999999999999\",\"detail\":" + asAdministrator + "}").id())
        .isEqualTo(one(GUARD_DUTY).id())
        .isEqualTo(one(later).id());
    assertThat(one(later).count()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, LOW",
    "3.9, LOW",
    "4, MEDIUM",
    "4.0, MEDIUM",
    "6.9, MEDIUM",
    "7, HIGH",
    "7.0, HIGH",
    "8.9, HIGH",
    "9.0, CRITICAL",
    "10, CRITICAL"
  })
  void severitiesOfGuardDutyAreNumbersWithAFraction(String severity, Level level) {
    assertThat(one(GUARD_DUTY.replace("\"severity\":8", "\"severity\":" + severity)).level())
        .isEqualTo(level);
  }

  @Test
  void samplesOfGuardDutyAreKnownByTitleOrDetail() {
    assertThat(one(GUARD_DUTY).sample()).isFalse();
    assertThat(one(GUARD_DUTY.replace("Unusual", "[SAMPLE] Unusual")).sample()).isTrue();
    for (String told : List.of("{\"sample\":true}", "{\"value\":\"{\\\"sample\\\":true}\"}")) {
      String sample = GUARD_DUTY.replace("\"count\":3", "\"count\":3,\"additionalInfo\":" + told);
      assertThat(one(sample).sample()).as(told).isTrue();
    }
  }

  @Test
  void anIamUserIsNamedByItsArn() {
    assertThat(one(aboutKey("IAMUser", "svc-laadstraat")).resources())
        .containsExactly("arn:aws:iam::111122223333:user/svc-laadstraat");
    assertThat(
            one(aboutKey("IAMUser", "svc-laadstraat")
                    .replace("\"partition\":\"aws\"", "\"partition\":\"aws-eusc\""))
                .resources())
        .containsExactly("arn:aws-eusc:iam::111122223333:user/svc-laadstraat");
  }

  @ParameterizedTest
  @CsvSource({
    "AssumedRole, app-role",
    "Root, Root",
    "IAMUser, a/b",
    "IAMUser, a:b",
    "IAMUser, a b"
  })
  void otherPrincipalsAndWhatIsNoNameStayAsTheyAreTold(String type, String name) {
    assertThat(one(aboutKey(type, name)).resources()).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"partition\":\"aws\",', ''",
    "'\"partition\":\"aws\"', '\"partition\":\"aws:x\"'",
    "111122223333, 1111222233334444"
  })
  void withoutAnAccountAndAPartitionThereIsNoArn(String from, String to) {
    String finding = aboutKey("IAMUser", "svc-laadstraat");

    assertThat(finding).contains(from);
    assertThat(one(finding.replace(from, to)).resources()).containsExactly("svc-laadstraat");
  }

  private static String aboutKey(String userType, String userName) {
    return GUARD_DUTY
        .replace(
            "\"Exfiltration:S3/AnomalousBehavior\"",
            "\"UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom\"")
        .replace(
            "\"resourceType\":\"S3Bucket\",\"s3BucketDetails\":[{\"arn\":\"arn:aws:s3:::beelden\"}]",
            ("\"resourceType\":\"AccessKey\",\"accessKeyDetails\":{\"accessKeyId\":\"AKIAEXAMPLE\","
                    + "\"principalId\":\"AIDAEXAMPLE\",\"userType\":\"%s\",\"userName\":\"%s\"}")
                .formatted(userType, userName));
  }

  @Test
  void archivedFindingsOfGuardDuty() {
    assertThat(one(GUARD_DUTY.replace("\"archived\":false", "\"archived\":true")).archived())
        .isTrue();
  }

  @Test
  void findingsOfMacie() {
    ServiceFinding finding = one("{\"detail\":" + MACIE.replace("SAMPLE", "false") + "}");

    assertThat(finding.service()).isEqualTo(Service.MACIE);
    assertThat(finding.level()).isEqualTo(Level.HIGH);
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.sample()).isFalse();
    assertThat(finding.resources()).containsExactly("arn:aws:s3:::beelden");
    assertThat(finding.detail()).containsKey("classificationDetails");
    assertThat(one(MACIE.replace("SAMPLE", "true")).sample()).isTrue();
  }

  @Test
  void findingsOfMacieThroughSecurityHubHaveTheirId() {
    String passedOn =
        THROUGH_SECURITY_HUB
            .replace("product/aws/guardduty", "product/aws/macie")
            .replaceFirst(
                "arn:aws:guardduty:[^\"]*",
                "arn:aws:macie2:eu-central-1:111122223333:finding/64b917aa-3843-014c-91d8-937ff0000000");

    assertThat(one(passedOn).id()).isEqualTo(one(MACIE.replace("SAMPLE", "false")).id());
    assertThat(one(passedOn).service()).isEqualTo(Service.MACIE);
  }

  @ParameterizedTest
  @CsvSource({
    "RecordState\":\"ACTIVE, RecordState\":\"ARCHIVED",
    "Status\":\"NEW, Status\":\"SUPPRESSED",
    "Status\":\"NEW, Status\":\"RESOLVED",
    "RecordState\":\"ACTIVE\", 'RecordState\":\"ACTIVE\",\"Compliance\":{\"Status\":\"PASSED\"}'"
  })
  void whatIsPutAwayInSecurityHubIsArchived(String from, String to) {
    assertThat(one(THROUGH_SECURITY_HUB).archived()).isFalse();
    assertThat(THROUGH_SECURITY_HUB).contains(from);
    assertThat(one(THROUGH_SECURITY_HUB.replace(from, to)).archived()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, INFORMATIONAL", "1, LOW", "39, LOW", "40, MEDIUM", "70, HIGH", "90, CRITICAL"})
  void severitiesOfSecurityHubWithoutLabel(int normalised, Level level) {
    String finding =
        THROUGH_SECURITY_HUB.replace(
            "\"Label\":\"HIGH\",\"Normalized\":70", "\"Normalized\":" + normalised);

    assertThat(one(finding).level()).isEqualTo(level);
  }

  @Test
  void idsOfOtherProductsDoNotMeet() {
    String other = THROUGH_SECURITY_HUB.replaceFirst("\"Id\":\"[^\"]*\"", "\"Id\":\"7\"");
    String first = other.replace("product/aws/guardduty", "product/acme/scan");
    String second = other.replace("product/aws/guardduty", "product/acme/probe");

    assertThat(one(first).service()).isEqualTo(Service.SECURITY_HUB);
    assertThat(one(first).id()).isNotEqualTo(one(second).id());
  }

  @Test
  void aRuleOfAwsConfigOpensAndClosesOneFinding() {
    ServiceFinding opened = one(compliance("NON_COMPLIANT", "COMPLIANT"));
    String closing = compliance("COMPLIANT", "NON_COMPLIANT");
    ServiceFinding closed = one("{\"Message\":" + closing + "}");

    assertThat(opened.archived()).isFalse();
    assertThat(opened.level()).isEqualTo(Level.MEDIUM);
    assertThat(opened.type()).isEqualTo("s3-encrypted");
    assertThat(closed.archived()).isTrue();
    assertThat(closed.id()).isEqualTo(opened.id());
    assertThat(closed.firstSeen()).isEqualTo(Instant.parse("2026-11-01T03:00:00Z"));
    assertThat(one("{\"detail\":" + closing + "}")).isEqualTo(closed);
  }

  @Test
  void otherResourcesAndRulesHaveOtherFindings() {
    String open = compliance("NON_COMPLIANT", "COMPLIANT");

    assertThat(one(open.replace("beelden", "verslagen")).id()).isNotEqualTo(one(open).id());
    assertThat(one(open.replace("s3-encrypted", "s3-tls")).id()).isNotEqualTo(one(open).id());
  }

  @Test
  void whatAwsConfigCannotTellNeitherOpensNorCloses() {
    assertThat(read(compliance("INSUFFICIENT_DATA", "NON_COMPLIANT")))
        .containsExactly(new FindingReading.Foreign(1));
  }

  @Test
  void aRuleOrResourceThatIsGoneClosesItsFinding() {
    String gone =
        compliance("", "NON_COMPLIANT").replaceFirst("\\{\"complianceType\":\"\".*?}", "null");

    assertThat(one(gone).archived()).isTrue();
  }

  @Test
  void whatLacksSomethingIsRefusedWithoutQuotingIt() {
    for (String complete :
        List.of(GUARD_DUTY, THROUGH_SECURITY_HUB, MACIE.replace("SAMPLE", "true"))) {
      for (String name : List.of("id", "updatedAt", "accountId", "AwsAccountId", "UpdatedAt")) {
        if (complete.contains("\"" + name + "\"")) {
          assertRefused(complete.replace("\"" + name + "\"", "\"x\""));
        }
      }
    }
    assertRefused("{\"nothing\":\"j.jansen\"}");
    assertRefused("\"j.jansen\"");
    assertRefused("[{}]");
  }

  @Test
  void brokenJsonIsRefused() {
    assertThat(read("{\"detail\":"))
        .singleElement()
        .isInstanceOfSatisfying(
            FindingReading.Unusable.class,
            unusable ->
                assertThat(unusable.letter().reason()).isEqualTo(DeadLetterReason.TRUNCATED));
  }

  @Test
  void whatIsTooDeepForItsTopicIsRefused() {
    String deep = "[".repeat(29) + "]".repeat(29);
    assertThat(read(GUARD_DUTY.replace("\"count\":3", "\"count\":3,\"deep\":" + deep)))
        .singleElement()
        .isInstanceOfSatisfying(
            FindingReading.Unusable.class,
            unusable ->
                assertThat(unusable.letter().reason()).isEqualTo(DeadLetterReason.TOO_DEEP));
  }

  private void assertRefused(String json) {
    assertThat(read(json))
        .singleElement()
        .isInstanceOfSatisfying(
            FindingReading.Unusable.class,
            unusable -> {
              assertThat(unusable.letter().reason())
                  .isEqualTo(DeadLetterReason.NOT_A_SERVICE_FINDING);
              assertThat(unusable.letter().toString()).doesNotContain("jansen");
              assertThat(unusable.letter().place()).isEqualTo("test#1");
            });
  }

  private static String compliance(String now, String before) {
    return COMPLIANCE.replace("NEW", now).replace("OLD", before);
  }

  private ServiceFinding one(String json) {
    List<FindingReading> readings = read(json);
    assertThat(readings).singleElement().isInstanceOf(FindingReading.Found.class);
    return ((FindingReading.Found) readings.get(0)).finding();
  }

  private List<FindingReading> read(String json) {
    return reader.read("test", json.getBytes(UTF_8));
  }
}
