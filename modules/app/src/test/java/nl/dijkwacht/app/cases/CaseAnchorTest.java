package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseAnchorTest {

  private static final String CASE = "00112233445566778899aabbccddeeff";
  private static final String OTHER = "ffeeddccbbaa99887766554433221100";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("below").resolve("heads");
  }

  private CaseAnchor written() throws IOException {
    CaseAnchor anchor = CaseAnchor.open(file());
    anchor.add(CASE, 1, "aa");
    anchor.add(CASE, 2, "bb");
    anchor.add(OTHER, 1, "cc");
    anchor.add(CASE, 1, "again");
    return anchor;
  }

  @Test
  void theLastHeadOfEachCaseCountsAndWhatComesAgainIsNotWritten() throws IOException {
    written();

    CaseAnchor again = CaseAnchor.open(file());
    assertThat(again.heads())
        .isEqualTo(Map.of(CASE, new CaseAnchor.Head(2, "bb"), OTHER, new CaseAnchor.Head(1, "cc")));
    assertThat(again.faults()).isEmpty();
    again.add(OTHER, 1, "cc");
    assertThat(file()).content().hasLineCount(3);
  }

  @Test
  void aLineThatWasChangedOrRemovedIsFound() throws IOException {
    written();
    List<String> lines = Files.readAllLines(file());

    Files.write(file(), List.of(lines.get(0), lines.get(1).replace("bb", "bd"), lines.get(2)));
    assertThat(CaseAnchor.open(file()).faults()).isNotEmpty();
    Files.write(file(), List.of(lines.get(0), lines.get(2)));
    assertThat(CaseAnchor.open(file()).faults()).isNotEmpty();
  }

  @Test
  void aCaseThatIsGoneAltogetherIsMissed() throws IOException {
    assertThat(CaseVerification.faults(List.of(), List.of(), Optional.of(written().heads())))
        .containsOnlyKeys(CASE, OTHER)
        .allSatisfy((id, faults) -> assertThat(faults).hasSize(1));
  }
}
