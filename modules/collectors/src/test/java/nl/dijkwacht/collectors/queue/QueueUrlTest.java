package nl.dijkwacht.collectors.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueUrlTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          https://sqs.eu-west-1.amazonaws.com/111122223333/logs,          logs, eu-west-1,      https://sqs.eu-west-1.amazonaws.com/
          https://sqs.cn-north-1.amazonaws.com.cn/111122223333/logs,      logs, cn-north-1,     https://sqs.cn-north-1.amazonaws.com.cn/
          https://sqs.eusc-de-east-1.amazonaws.eu/111122223333/logs,      logs, eusc-de-east-1, https://sqs.eusc-de-east-1.amazonaws.eu/
          https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/logs, logs, us-gov-west-1,  https://sqs-fips.us-gov-west-1.amazonaws.com/
          https://sqs.eu-west-1.api.aws/111122223333/logs,                logs, eu-west-1,      https://sqs.eu-west-1.api.aws/
          https://eu-west-1.queue.amazonaws.com/111122223333/logs,        logs, eu-west-1,      https://eu-west-1.queue.amazonaws.com/
          https://queue.amazonaws.com/111122223333/logs,                  logs, us-east-1,      https://queue.amazonaws.com/
          https://vpce-0a1-b2c.sqs.eu-west-1.vpce.amazonaws.com/111122223333/logs, logs, eu-west-1, https://vpce-0a1-b2c.sqs.eu-west-1.vpce.amazonaws.com/
          http://127.0.0.1:9324/000000000000/logs,                        logs, -,              http://127.0.0.1:9324/
          """)
  void theAddressTellsNameRegionAndHost(String url, String name, String region, URI endpoint) {
    QueueUrl queue = new QueueUrl(URI.create(url));

    assertThat(queue.name()).isEqualTo(name);
    assertThat(queue.region().orElse(null)).isEqualTo(region);
    assertThat(queue.endpoint()).isEqualTo(endpoint);
  }
}
