package nl.dijkwacht.app.commands.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.dijkwacht.core.cases.CaseRole;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class CaseRoleConverterTest {

  @Test
  void peopleActInTheirOwnCapacityAndNeverAsDijkwacht() {
    CaseRoleConverter converter = new CaseRoleConverter();

    assertThat(converter.convert("case-owner")).isEqualTo(CaseRole.CASE_OWNER);
    assertThatThrownBy(() -> converter.convert("system"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("Dijkwacht itself");
  }
}
