package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.SetClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;

class PublicKeysTest {

  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final String FINGERPRINT = KeysOfRegion.fingerprint(KeysOfRegion.AWS);

  private final SetClock clock = new SetClock(AT);
  private final KeysOfRegion region = KeysOfRegion.ofAws();

  @Test
  void aKeyIsAskedForOnce() {
    PublicKeys keys = new PublicKeys(any -> region, clock);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Found.class);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Found.class);
    assertThat(region.asked).isEqualTo(1);
  }

  @Test
  void aKeyThatIsNotThereIsAskedForAgainAfterAWhile() {
    PublicKeys keys = new PublicKeys(any -> region, clock);
    for (int i = 0; i < 3; i++) {
      assertThat(keys.find("eu-west-1", "00", AT)).isInstanceOf(KeyLookup.Unknown.class);
    }
    assertThat(region.asked).isEqualTo(1);
    clock.set(AT.plus(Duration.ofMinutes(6)));
    assertThat(keys.find("eu-west-1", "00", AT)).isInstanceOf(KeyLookup.Unknown.class);
    assertThat(region.asked).isEqualTo(2);
  }

  @Test
  void eachRegionIsAskedForItself() {
    List<String> regions = new ArrayList<>();
    PublicKeys keys =
        new PublicKeys(
            name -> {
              regions.add(name);
              return name.equals("eu-west-1") ? region : new KeysOfRegion();
            },
            clock);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Found.class);
    assertThat(keys.find("us-east-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Unknown.class);
    assertThat(regions).containsExactly("eu-west-1", "us-east-1");
  }

  @Test
  void whatIsNoRegionBecomesNoHost() {
    PublicKeys keys =
        new PublicKeys(
            name -> {
              throw new AssertionError("asked " + name);
            },
            clock);
    assertThat(keys.find("evil.example/-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Unknown.class);
  }

  @Test
  void allPagesAreRead() {
    CloudTrailClient paged =
        new CloudTrailClient() {
          @Override
          public ListPublicKeysResponse listPublicKeys(ListPublicKeysRequest request) {
            return request.nextToken() == null
                ? ListPublicKeysResponse.builder().nextToken("2").build()
                : region.listPublicKeys(request);
          }

          @Override
          public String serviceName() {
            return "cloudtrail";
          }

          @Override
          public void close() {}
        };
    assertThat(new PublicKeys(any -> paged, clock).find("eu-west-1", FINGERPRINT, AT))
        .isInstanceOf(KeyLookup.Found.class);
  }

  @Test
  void aRefusalIsAFailureAndNotAnUnknownKey() {
    CloudTrailException denied =
        (CloudTrailException)
            CloudTrailException.builder()
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
                .build();
    CloudTrailClient refusing =
        new CloudTrailClient() {
          @Override
          public ListPublicKeysResponse listPublicKeys(ListPublicKeysRequest request) {
            throw denied;
          }

          @Override
          public String serviceName() {
            return "cloudtrail";
          }

          @Override
          public void close() {}
        };
    assertThat(new PublicKeys(any -> refusing, clock).find("eu-west-1", FINGERPRINT, AT))
        .isInstanceOfSatisfying(
            KeyLookup.Failed.class,
            failed -> assertThat(failed.failure().kind()).isEqualTo(AwsFailure.Kind.DENIED));
  }

  /** From the documentation of CloudTrail: one as PKCS#1, one in an X.509 envelope. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIIBCgKCAQEAn11L2YZ9h7onug2ILi1MWyHiMRsTQjfWE+pHVRLk1QjfWhirG+lpOa8NrwQ/r7Ah5bNL6HepznOU9XTDSfmmnP97mqyc7z/upfZdS/AHhYcGaz7n6Wc/RRBU6VmiPCrAUojuSk6/GjvA8iOPFsYDuBtviXarvuLPlrT9kAd4Lb+rFfR5peEgBEkhlzc5HuWO7S0y+KunqxX6jQBnXGMtxmPBPP0FylgWGNdFtks/4YSKcgqwH0YDcawP9GGGDAeCIqPWIXDLG1jOjRRzWfCmD0iJUkz8vTsn4hq/5ZxRFE7UBAUiVcGbdnDdvVfhF9C3dQiDq3k7adQIziLT0cShgQIDAQAB",
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqlzPJbvZJ42UdcmLfPUqXYNfOs6I8lCfao/tOs8CmzPOEdtLWugB9xoIUz78qVHdKIqxbaG4jWHfJBiOSSFBM0lt8cdVo4TnRa7oG9io5pysS6DJhBBAeXsicufsiFJR+wrUNh8RSLxL4k6G1+BhLX20tJkZ/erT97tDGBujAelqseGg3vPZbTx9SMfOLN65PdLFudLP7Gat0Z9p5jw/rjpclKfo9Bfc3heeBxWGKwBBOKnFAaN9V57pOaosCvPKmHd9bg7jsQkI9Xp22IzGLsTFJZYVA3KiTAElDMu80iFXPHEq9hKNbt9e4URFam+1utKVEiLkR2disdCmPTK0VQIDAQAB"
      })
  void keysOfAwsAreRead(String base64) {
    assertThat(RsaKey.of(Base64.getDecoder().decode(base64)))
        .hasValueSatisfying(
            key -> {
              assertThat(key.getModulus().bitLength()).isEqualTo(2048);
              assertThat(key.getPublicExponent().intValueExact()).isEqualTo(65537);
            });
  }

  @Test
  void whatIsNoKeyIsNone() {
    assertThat(RsaKey.of(new byte[0])).isEmpty();
    assertThat(RsaKey.of(new byte[300])).isEmpty();
    assertThat(RsaKey.of(new byte[100_000])).isEmpty();
  }

  @Test
  void aKeyCountsForTheTimeForWhichCloudTrailNamesIt() {
    KeysOfRegion ofMarch =
        new KeysOfRegion(KeysOfRegion.key(KeysOfRegion.AWS, AT, AT.plus(Duration.ofDays(30))));
    PublicKeys keys = new PublicKeys(any -> ofMarch, clock);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT)).isInstanceOf(KeyLookup.Found.class);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT.plus(Duration.ofDays(40))))
        .isInstanceOf(KeyLookup.Unknown.class);
    assertThat(keys.find("eu-west-1", FINGERPRINT, AT.minus(Duration.ofDays(3))))
        .isInstanceOf(KeyLookup.Unknown.class);
    // The signing takes place some time after the hour.
    Instant justBefore = AT.minus(Duration.ofMinutes(5));
    assertThat(keys.find("eu-west-1", FINGERPRINT, justBefore)).isInstanceOf(KeyLookup.Found.class);
    int asked = ofMarch.asked;
    assertThat(keys.find("eu-west-1", FINGERPRINT, justBefore)).isInstanceOf(KeyLookup.Found.class);
    assertThat(ofMarch.asked).isEqualTo(asked);
  }
}
