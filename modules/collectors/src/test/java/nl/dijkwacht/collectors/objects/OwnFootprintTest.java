package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFootprintTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/path/dijkwacht";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/dijkwacht/i-1";
  private static final OwnFootprint FOOTPRINT =
      new OwnFootprint(Set.of(ROLE), Set.of("log-bucket"));

  private static boolean isOwn(
      OwnFootprint footprint, String source, String name, String bucket, String rest) {
    String record =
        """
        {"eventVersion":"1.11","eventTime":"2026-03-02T08:00:00Z","eventSource":"%s",\
        "eventName":"%s","requestParameters":{"bucketName":"%s","key":"AWSLogs/x"},%s}"""
            .formatted(source, name, bucket, rest);
    TrailReading reading = new TrailEventReader().read(record.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(TrailReading.Event.class);
    return footprint.isOwnRead(((TrailReading.Event) reading).event());
  }

  private static String identity(String arn, String issuer) {
    return """
        "userIdentity":{"type":"AssumedRole","arn":"%s",\
        "sessionContext":{"sessionIssuer":{"type":"Role","arn":"%s"}}}"""
        .formatted(arn, issuer);
  }

  @ParameterizedTest
  @CsvSource({
    "s3.amazonaws.com, GetObject, log-bucket, true",
    "s3.amazonaws.com, HeadObject, log-bucket, true",
    "s3.amazonaws.com, ListObjects, log-bucket, true",
    "s3.amazonaws.com, GetObject, patients, false",
    "s3.amazonaws.com, DeleteObject, log-bucket, false",
    "s3.amazonaws.com, PutBucketPolicy, log-bucket, false",
    "kms.amazonaws.com, GetObject, log-bucket, false"
  })
  void onlyReadsOfALogBucketAreLeftOut(String source, String name, String bucket, boolean own) {
    assertThat(isOwn(FOOTPRINT, source, name, bucket, identity(SESSION, ROLE))).isEqualTo(own);
  }

  @Test
  void othersWhoReadTheLogsAreSeen() {
    String other = "arn:aws:iam::111122223333:role/analyst";
    String session = "arn:aws:sts::111122223333:assumed-role/analyst/eva";
    assertThat(
            isOwn(
                FOOTPRINT, "s3.amazonaws.com", "GetObject", "log-bucket", identity(session, other)))
        .isFalse();
  }

  @Test
  void whatWasDeniedIsSeen() {
    String rest = identity(SESSION, ROLE) + ",\"errorCode\":\"AccessDenied\"";
    assertThat(isOwn(FOOTPRINT, "s3.amazonaws.com", "GetObject", "log-bucket", rest)).isFalse();
  }

  @Test
  void aSessionStandsForItsRoleWhateverItsNameIs() {
    OwnFootprint footprint = new OwnFootprint(Set.of(SESSION), Set.of("log-bucket"));
    String later = "arn:aws:sts::111122223333:assumed-role/dijkwacht/i-2";
    String longer = "arn:aws:sts::111122223333:assumed-role/dijkwacht-2/i-1";
    String s3 = "s3.amazonaws.com";
    assertThat(isOwn(footprint, s3, "GetObject", "log-bucket", identity(later, "?"))).isTrue();
    assertThat(isOwn(footprint, s3, "GetObject", "log-bucket", identity(longer, "?"))).isFalse();
  }

  @Test
  void withoutPrincipalsNothingIsLeftOut() {
    assertThat(
            isOwn(
                OwnFootprint.NONE,
                "s3.amazonaws.com",
                "GetObject",
                "log-bucket",
                identity(SESSION, ROLE)))
        .isFalse();
  }
}
