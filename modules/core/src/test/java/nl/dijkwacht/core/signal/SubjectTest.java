package nl.dijkwacht.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Events;
import nl.dijkwacht.core.trail.TrailEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

  private static final FieldPath BUCKET = FieldPath.of("requestParameters.bucketName");
  private static final FieldPath KEY = FieldPath.of("requestParameters.key");
  private static final String WHO =
      "'recipientAccountId':'111122223333','userIdentity':{'type':'AWSService','invokedBy':'config.amazonaws.com'}";

  @Test
  void withoutNamedFieldsThePrincipalIsTheSubject() {
    assertThat(subject(WHO))
        .isEqualTo(new Subject("111122223333", Map.of("principal", "config.amazonaws.com")));
  }

  @Test
  void namedFieldsAreTheSubjectInTheOrderOfTheRule() {
    Subject subject =
        subject(WHO + ",'requestParameters':{'bucketName':'ward','key':'a'}", KEY, BUCKET);
    assertThat(subject.account()).isEqualTo("111122223333");
    assertThat(List.copyOf(subject.fields().entrySet()))
        .containsExactly(Map.entry(KEY.toString(), "a"), Map.entry(BUCKET.toString(), "ward"));
  }

  @Test
  void aMissingFieldAmongOthersIsEmpty() {
    assertThat(subject(WHO + ",'requestParameters':{'bucketName':'ward'}", BUCKET, KEY).fields())
        .isEqualTo(Map.of(BUCKET.toString(), "ward", KEY.toString(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'requestParameters':null",
        "'requestParameters':{}",
        "'requestParameters':'none'",
        "'requestParameters':{'bucketName':''}",
        "'requestParameters':{'bucketName':null}"
      })
  void whereAllNamedFieldsAreMissingThePrincipalIsTheSubject(String request) {
    assertThat(subject(WHO + "," + request, BUCKET, KEY).fields())
        .isEqualTo(Map.of("principal", "config.amazonaws.com"));
  }

  @Test
  void aResourceIsToldByTypeAndNameAndFirst() {
    Subject subject =
        new Subject(
            "111122223333",
            Map.of(
                "control", "s3-logging", "resource", "aws/1/global/AWS::S3::Bucket/a/b#letters/"));
    assertThat(subject.text()).isEqualTo("AWS::S3::Bucket a/b#letters/ s3-logging");
    assertThat(new Subject("", Map.of("resource", "ward")).text()).isEqualTo("ward");
  }

  @Test
  void numbersAndTruthValuesAreSubjectsToo() {
    FieldPath flag = FieldPath.of("flag");
    FieldPath port = FieldPath.of("port");
    assertThat(subject("'flag':false,'port':22", flag, port).fields())
        .isEqualTo(Map.of("flag", "false", "port", "22"));
  }

  @Test
  void theAccountIsTheOneWhoseTrailRecordedItElseThePrincipals() {
    String root = "'userIdentity':{'type':'Root','accountId':'444455556666'}";
    assertThat(subject("'recipientAccountId':'111122223333'," + root).account())
        .isEqualTo("111122223333");
    assertThat(subject(root).account()).isEqualTo("444455556666");
    assertThat(subject("").account()).isEmpty();
  }

  @Test
  void citizensAreNotToldAndThoseWhoActAre() {
    FieldPath user = FieldPath.of("requestParameters.userName");
    FieldPath principal = FieldPath.of("userIdentity.principalId");
    String event =
        "'recipientAccountId':'111122223333','userIdentity':{'type':'IAMUser','principalId':"
            + "'AIDA:jan@example.nl'},'requestParameters':{'userName':'piet@example.nl',"
            + "'key':'123456782/jan@example.nl'}";

    assertThat(subject(event, KEY, user, principal).fields())
        .containsEntry(KEY.toString(), "[BSN]/[e-mail]")
        .containsEntry(user.toString(), "piet@example.nl")
        .containsEntry(principal.toString(), "AIDA:jan@example.nl");
  }

  @Test
  void longValuesAreClipped() {
    Subject subject = subject("'requestParameters':{'key':'" + "x".repeat(5_000) + "'}", KEY);
    assertThat(subject.fields().get(KEY.toString())).hasSize(1024);
  }

  private static Subject subject(String members, FieldPath... paths) {
    TrailEvent event = Events.with(members);
    EventSummary summary = EventSummary.of(event, Signals.START, null);
    return Subject.of(summary, event, List.of(paths));
  }
}
