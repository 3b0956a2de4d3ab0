package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsSettings;
import org.junit.jupiter.api.Test;

class AwsConfigTest {

  @Test
  void defaultsAreThoseOfTheSdk() {
    assertThat(Sample.EMPTY.configuration().aws())
        .isEqualTo(new AwsConfig(AwsSettings.defaults(), List.of(), List.of()));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            Sample.of(
                    """
                    aws:
                      region: eu-west-1
                      role-name: dijkwacht-reader
                      external-id: dijk-7
                      partition: aws-eusc
                      accounts: [111122223333, '012345678901']
                      regions: [eu-west-1, eusc-de-east-1]
                      endpoints: {sqs: 'http://127.0.0.1:9324'}
                    """)
                .with("DIJKWACHT_AWS_ENDPOINTS_S3", "https://s3.example:8443")
                .configuration()
                .aws())
        .isEqualTo(
            new AwsConfig(
                new AwsSettings(
                    Optional.of("eu-west-1"),
                    Optional.of("dijkwacht-reader"),
                    Optional.of("dijk-7"),
                    "aws-eusc",
                    Map.of(
                        "sqs", URI.create("http://127.0.0.1:9324"),
                        "s3", URI.create("https://s3.example:8443"))),
                List.of("111122223333", "012345678901"),
                List.of("eu-west-1", "eusc-de-east-1")));
  }

  @Test
  void wrongValuesAreReported() {
    assertThat(
            Sample.of(
                    """
                    aws:
                      region: Ireland
                      role-name: 'arn:aws:iam::1:role/x'
                      accounts: [1234]
                      endpoints: {sqs: localhost}
                    """)
                .problems())
        .containsExactly(
            "2:11: error: 'region': expected a Region such as eu-west-1, in lower case, found"
                + " 'Ireland'",
            "3:14: error: 'role-name': expected the name of a role, without arn:, found"
                + " 'arn:aws:iam::1:role/x'",
            "4:14: error: 'accounts': expected an account's 12 digits, found '1234'",
            "5:20: error: 'sqs': expected an address that begins with https:// or http://, found"
                + " 'localhost'");
  }
}
