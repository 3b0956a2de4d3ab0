package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {

  @Test
  void bothFormsGetTheSameValuesAndWriteNumbersTheirOwnWay() {
    Note note = Note.of("%s read %,d objects.", "%s las %,d objecten.", "anna", 12_345);

    assertThat(note.english()).isEqualTo("anna read 12,345 objects.");
    assertThat(note.dutch()).isEqualTo("anna las 12.345 objecten.");
  }

  @Test
  void aNoteInANoteIsInTheLanguageAroundIt() {
    Note inner = new Note("none known", "geen bekend");

    assertThat(Note.of("countries: %s", "landen: %s", inner))
        .isEqualTo(new Note("countries: none known", "landen: geen bekend"));
    assertThat(Note.joined(List.of(inner, inner), "; "))
        .isEqualTo(new Note("none known; none known", "geen bekend; geen bekend"));
  }

  @Test
  void whatIsTooLongIsClippedInBoth() {
    Note note = Note.of("e%s", "n%s", "x".repeat(3_000));

    assertThat(note.english()).hasSize(1_024).startsWith("ex");
    assertThat(note.dutch()).hasSize(1_024).startsWith("nx");
  }
}
