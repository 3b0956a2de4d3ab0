package nl.dijkwacht.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sentence that was made of figures, in both languages; each of 1,024 characters at most. */
public record Note(String english, String dutch) {

  private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

  public Note {
    english = Clipped.text(english);
    dutch = Clipped.text(dutch);
  }

  /**
   * The sentence that two forms give with the same values, in the same order.
   *
   * @param values notes among them stand in each form in its language
   */
  public static Note of(String english, String dutch, Object... values) {
    return new Note(
        String.format(
            Locale.ROOT,
            english,
            Arrays.stream(values)
                .map(value -> value instanceof Note note ? note.english : value)
                .toArray()),
        String.format(
            DUTCH,
            dutch,
            Arrays.stream(values)
                .map(value -> value instanceof Note note ? note.dutch : value)
                .toArray()));
  }

  /** One after the other. */
  public static Note joined(List<Note> notes, String between) {
    return new Note(
        notes.stream().map(Note::english).collect(Collectors.joining(between)),
        notes.stream().map(Note::dutch).collect(Collectors.joining(between)));
  }
}
