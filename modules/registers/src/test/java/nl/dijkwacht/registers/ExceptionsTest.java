package nl.dijkwacht.registers;

import static nl.dijkwacht.registers.Samples.registers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.finding.ExceptionEntry;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

  private static final String TEXT =
      """
      exceptions:
        - &rest
          id: by-resource
          control: encrypted
          resource: arn:aws:s3:::old-*
          owner: o
          reason: r
          legal-basis: l
          from: 2026-11-01
          expires: 2026-11-30
        - {<<: *rest, id: longer, expires: 2026-12-31}
        - {<<: *rest, id: in-account, control: logged, account: '111122223333'}
        - {id: by-principal, rule: root-used, principal: 'arn:aws:iam::*:role/backup-*', account: '111122223333', owner: o, reason: r, legal-basis: l, from: 2026-11-01, expires: 2026-11-30}
        - {id: by-account, rule: root-used, account: '444455556666', owner: o, reason: r, legal-basis: l, from: 2026-11-01, expires: 2026-11-30}
      """;

  private static final String OLD = "arn:aws:s3:::old-1";
  private static final String BACKUP = "arn:aws:iam::111122223333:role/backup-1";

  private final Registers registers = registers(TEXT);

  @Test
  void itHoldsFromItsBeginningUntilItExpires() {
    assertThat(found("encrypted", OLD, "", "", "2026-10-31T23:59:59Z")).isEmpty();
    assertThat(found("encrypted", OLD, "", "", "2026-11-01T00:00:00Z")).isPresent();
    assertThat(found("encrypted", OLD, "", "", "2026-12-31T23:59:59Z")).isPresent();
    assertThat(found("encrypted", OLD, "", "", "2027-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void ofSeveralTheOneThatLastsLongestIsGiven() {
    assertThat(found("encrypted", OLD, "", "", "2026-11-02T00:00:00Z")).contains("longer");
  }

  @Test
  void eachThingThatIsGivenNarrowsIt() {
    String now = "2026-11-02T00:00:00Z";

    assertThat(found("encrypted", "arn:aws:s3:::new", "", "", now)).isEmpty();
    assertThat(found("logged", OLD, "111122223333", "", now)).contains("in-account");
    assertThat(found("logged", OLD, "444455556666", "", now)).isEmpty();
    assertThat(found("root-used", "", "111122223333", BACKUP, now)).contains("by-principal");
    assertThat(found("root-used", "", "999999999999", BACKUP, now)).isEmpty();
    assertThat(found("root-used", "", "111122223333", "someone", now)).isEmpty();
    assertThat(found("root-used", "", "444455556666", "someone", now)).contains("by-account");
    assertThat(found("other", OLD, "111122223333", BACKUP, now)).isEmpty();
  }

  private Optional<String> found(
      String rule, String resource, String account, String principal, String at) {
    return registers
        .exceptionFor(rule, List.of(resource, "name"), account, principal, Instant.parse(at))
        .map(ExceptionEntry::id);
  }
}
