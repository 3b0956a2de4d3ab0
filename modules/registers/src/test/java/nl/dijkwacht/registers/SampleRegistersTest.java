package nl.dijkwacht.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.hospital.SampleRegisters;
import org.junit.jupiter.api.Test;

class SampleRegistersTest {

  @Test
  void theSampleHospitalKnowsItsAccountsAndHasNoProblems() {
    RegisterReading reading =
        Registers.read(
            List.of(new RegisterFile("registers.yaml", SampleRegisters.yaml().getBytes(UTF_8))),
            RegisterSettings.DEFAULT);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.registers().content().accounts())
        .hasSameSizeAs(Account.values())
        .extracting(AccountEntry::id)
        .contains(Account.PATIENT_FILES.id());
  }
}
