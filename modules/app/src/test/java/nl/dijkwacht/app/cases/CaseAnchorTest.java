package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseOutcome;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.CaseRole;
import nl.dijkwacht.core.cases.CaseUpdate;
import nl.dijkwacht.topics.decisions.CaseWish;
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
  void aWriteThatWasCutOffIsNoFaultAndTheNextOneStartsOnItsOwnLine() throws IOException {
    for (int cut = 1; cut < 60; cut++) {
      Files.deleteIfExists(file());
      written();
      String whole = Files.readString(file());
      Files.writeString(file(), whole.substring(0, whole.length() - cut));

      CaseAnchor again = CaseAnchor.open(file());
      assertThat(again.faults()).as("cut by %d", cut).isEmpty();
      again.add(OTHER, 1, "cc");
      again.add(OTHER, 2, "dd");
      CaseAnchor after = CaseAnchor.open(file());
      assertThat(after.faults()).as("cut by %d", cut).isEmpty();
      assertThat(after.heads()).containsEntry(OTHER, new CaseAnchor.Head(2, "dd"));
    }
  }

  @Test
  void aHeadThatCouldNotBeWrittenTakesNoNumber() throws IOException {
    CaseAnchor anchor = written();
    String whole = Files.readString(file());
    Files.delete(file());
    Files.createDirectory(file());
    assertThat(catchThrowable(() -> anchor.add(OTHER, 2, "dd"))).isInstanceOf(IOException.class);
    Files.delete(file());
    Files.writeString(file(), whole);

    anchor.add(OTHER, 2, "dd");
    assertThat(CaseAnchor.open(file()).faults()).isEmpty();
    assertThat(CaseAnchor.open(file()).heads()).containsEntry(OTHER, new CaseAnchor.Head(2, "dd"));
  }

  @Test
  void aFileOfSomethingElseIsAFaultAndNoCrash() throws IOException {
    written();
    Files.write(file(), new byte[] {(byte) 0xc3, 0x28, '\n'}, StandardOpenOption.APPEND);
    assertThat(CaseAnchor.open(file()).faults()).hasSize(1);
    assertThat(CaseAnchor.open(file()).heads()).hasSize(2);

    Files.writeString(file(), "x ".repeat(1 << 20) + "\n");
    assertThat(CaseAnchor.open(file()).faults()).hasSize(1);
    Files.writeString(file(), "a b c d 0123456789abcdef0123456789abcdef\n".repeat(5_000));
    assertThat(CaseAnchor.open(file()).faults()).hasSize(101);
  }

  @Test
  void aStepThatIsAddedMeanwhileIsNoFault() {
    CaseUpdate opening = LogIntegrityTest.opening();
    CaseCommand comment =
        CaseWish.of(CaseCommand.Action.COMMENT, "Meanwhile")
            .command(
                "c",
                opening.after().id(),
                opening.after().legalEntity(),
                "anna",
                CaseRole.ANALYST,
                opening.after().openedAt());
    CaseUpdate later =
        ((CaseOutcome.Done)
                CaseUpdate.of(
                    opening.after(), comment, opening.after().openedAt(), CasePolicy.DEFAULT))
            .update();
    List<CaseEvent> steps = new ArrayList<>(opening.events());
    steps.addAll(later.events());

    assertThat(CaseVerification.faults(steps, List.of(opening.after()), Optional.empty()))
        .allSatisfy((id, faults) -> assertThat(faults).isEmpty());
    assertThat(CaseVerification.faults(opening.events(), List.of(later.after()), Optional.empty()))
        .allSatisfy((id, faults) -> assertThat(faults).hasSize(1));
  }

  @Test
  void aCaseThatIsGoneAltogetherIsMissed() throws IOException {
    assertThat(CaseVerification.faults(List.of(), List.of(), Optional.of(written().heads())))
        .containsOnlyKeys(CASE, OTHER)
        .allSatisfy((id, faults) -> assertThat(faults).hasSize(1));
  }
}
