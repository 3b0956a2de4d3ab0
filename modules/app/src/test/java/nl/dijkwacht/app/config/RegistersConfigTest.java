package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.registers.RegisterSettings;
import org.junit.jupiter.api.Test;

class RegistersConfigTest {

  @Test
  void theDefaultsAreThoseOfTheRegisters() {
    assertThat(Sample.EMPTY.configuration().registers().settings())
        .isEqualTo(RegisterSettings.DEFAULT);
    assertThat(Sample.EMPTY.setting("registers.special-category-tags").value())
        .isEqualTo("DataType=Medisch, NEN7510=Ja");
  }

  @Test
  void tagsAreNamedWithTheirValues() {
    RegisterSettings settings =
        Sample.of(
                """
                registers:
                  personal-data-tags: [Privacy=High, Privacy=Very high, url=a=b]
                  owner-tags: Team
                  longest-exception: P90D
                """)
            .configuration()
            .registers()
            .settings();

    assertThat(settings.personalDataTags())
        .isEqualTo(Map.of("Privacy", List.of("High", "Very high"), "url", List.of("a=b")));
    assertThat(settings.ownerTags()).containsExactly("Team");
    assertThat(settings.longestException()).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void variablesOfTheEnvironmentSeparateTagsByCommas() {
    assertThat(
            Sample.EMPTY
                .with("DIJKWACHT_REGISTERS_PERSONAL_DATA_TAGS", "A=1,A=2")
                .configuration()
                .registers()
                .settings()
                .personalDataTags())
        .isEqualTo(Map.of("A", List.of("1", "2")));
  }

  @Test
  void aTagWithoutAValueIsRefused() {
    assertThat(Sample.of("registers: {personal-data-tags: [AVG, =Ja, AVG=]}").problems())
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).contains("expected a tag and its value"));
  }

  @Test
  void wordsOfNamesAreLettersAndStars() {
    assertThat(
            Sample.of("registers: {personal-data-names: [gast*, '!test']}")
                .configuration()
                .registers()
                .settings()
                .personalDataNames())
        .containsExactly("gast*", "!test");
    assertThat(
            Sample.of("registers: {personal-data-names: ['*', '!', 'a b', patient-x]}").problems())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).contains("such as patient*"));
  }

  @Test
  void parametersOfControlsKeepTheirKinds() {
    ControlsConfig controls =
        Sample.of(
                """
                controls:
                  parameters:
                    a: {regions: [eu-west-1, eu-central-1], days: 30, strict: true, name: x}
                  disabled: [b]
                """)
            .configuration()
            .controls();

    assertThat(controls.parameters())
        .isEqualTo(
            Map.of(
                "a",
                Map.of(
                    "regions",
                    List.of("eu-west-1", "eu-central-1"),
                    "days",
                    30L,
                    "strict",
                    true,
                    "name",
                    "x")));
    assertThat(controls.disabled()).containsExactly("b");
  }

  @Test
  void parametersThatAreNoValuesAreTold() {
    assertThat(Sample.of("controls: {parameters: {a: 30}}").problems())
        .singleElement()
        .asString()
        .contains("expected parameters of this control");
    assertThat(Sample.of("controls: {parameters: {a: {days: {more: 1}}}}").problems())
        .singleElement()
        .asString()
        .contains("'days': expected a text, a number, true, false or a list of them");
  }
}
