package nl.dijkwacht.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.registers.Visibility.Sight;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes the document from the data. */
class VisibilityMatrixTest {

  private static final String HEAD =
      """
      # What events can show

      What AWS does not log, nobody can tell afterwards: it cannot be excluded from a breach (Art. 33 AVG). This table says for each type of resource what the events of AWS can show of the data on it, as of November 2026. It is written from `visibility.yml`, which Dijkwacht itself goes by.

      * **seen**: management events, which each trail has unless it leaves them out.
      * **with data events**: only where a trail has data events on for the resource. Where none has, it is a blind spot: a finding.
      * **unseen**: in no event. It is a blind spot too, unless an attestation of the kind `blind-spot` (see [registers](registers.md)) says how it is watched otherwise.

      From which country data are reached is seen only if a file tells the countries of addresses (`detect.countries`). Without one that is a blind spot of all types: a finding, and no transfer or reader from abroad is told.

      | Type | Reads | Writes | Deletes | Administration | What there is to know | What to attest instead |
      |---|---|---|---|---|---|---|
      """;

  @Test
  void theDocumentSaysWhatTheDataSay() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (Visibility type : VisibilityMatrix.shipped().all()) {
      text.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  type.type(),
                  label(type.reads()),
                  label(type.writes()),
                  label(type.deletes()),
                  label(type.administration()),
                  type.note(),
                  type.attest()));
    }
    Path file = Path.of(System.getProperty("dijkwacht.root"), "docs/visibility.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }

    assertThat(file).content().isEqualTo(text.toString());
  }

  private static String label(Sight sight) {
    return sight.label().replace('-', ' ');
  }

  @Test
  void whatCannotBeSeenIsAttested() {
    assertThat(VisibilityMatrix.shipped().all())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            type ->
                assertThat(type.attest().isEmpty())
                    .as(type.type())
                    .isEqualTo(type.reads() != Sight.UNSEEN));
    assertThat(VisibilityMatrix.shipped().of("AWS::S3::Bucket").orElseThrow().reads())
        .isEqualTo(Sight.WITH_DATA_EVENTS);
    assertThat(VisibilityMatrix.shipped().of("AWS::Made::Up")).isEmpty();
  }

  @Test
  void bucketsAndTablesHaveTheNamesThatItemsHave() {
    assertThat(ResourceIdentity.types())
        .contains("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::RDS::DBInstance");
  }
}
