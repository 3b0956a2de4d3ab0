package nl.dijkwacht.streams.detect.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentFamilyTest {

  @ParameterizedTest
  @CsvSource({
    "[aws-cli/2.15.0 md/awscrt], aws-cli",
    "Boto3/1.26 md/Botocore#1.29, boto",
    "APN/1.0 HashiCorp/1.0 Terraform/1.5 aws-sdk-go-v2, terraform",
    "[S3Console/0.4 aws-internal/3], console",
    "signin.amazonaws.com, console",
    "athena.amazonaws.com, aws-service",
    "aws-sdk-java/2.20, aws-sdk",
    "'[S3 Browser/10.1 (https://s3browser.com)]', s3-browser",
    "'Mozilla/5.0 (X11) Firefox', browser",
    "rclone/v1.60, rclone",
    "[curl/8.0], curl",
    "' ', unknown",
    "é, unknown",
    "'anja@example.org does this', anja"
  })
  void aToolIsOfAFamily(String userAgent, String family) {
    assertThat(UserAgentFamily.of(userAgent)).isEqualTo(family);
  }

  @Test
  void aLongWordIsCut() {
    assertThat(UserAgentFamily.of("x".repeat(1_000))).hasSize(32);
    assertThat(UserAgentFamily.of(null)).isEqualTo("unknown");
  }
}
