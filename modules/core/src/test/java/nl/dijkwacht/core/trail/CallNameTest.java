package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallNameTest {

  @ParameterizedTest
  @CsvSource({
    "AddPermission20150331v2, AddPermission",
    "CreateFunction20150331, CreateFunction",
    "UpdateDistribution2020_05_31, UpdateDistribution",
    "AddPermission, AddPermission",
    "CreateClusterV2, CreateClusterV2",
    "Route53Check2024, Route53Check2024",
    "20150331, ''"
  })
  void aNameIsWithoutTheVersionOfItsApi(String eventName, String plain) {
    assertThat(CallName.plain(eventName)).isEqualTo(plain);
    assertThat(CallName.of("lambda.amazonaws.com", eventName))
        .isEqualTo("lambda.amazonaws.com/" + plain);
  }
}
