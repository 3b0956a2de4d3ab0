package nl.dijkwacht.app.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import nl.dijkwacht.core.privacy.Pseudonyms;

/**
 * Makes pseudonyms of data subjects: the same person has the same one as long as the same key is in
 * use, and without the key nobody can try names. Who it is can be resolved by nobody, since names
 * are kept nowhere.
 */
public final class SubjectPseudonym {

  private static final int LONGEST_NAME = 1024;

  /** So that who works here and asks is not found by the pseudonym of what they did. */
  private static final String SUBJECT = "data subject ";

  private final Pseudonyms pseudonyms;

  public SubjectPseudonym(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * The pseudonym of who is named on the first line; what follows is left unread.
   *
   * @throws IOException with a sentence for people, if nobody is or the name is too long
   */
  public String ofLine(InputStream in) throws IOException {
    String name = firstLine(in);
    if (name.isBlank()) {
      throw new IOException(
          "nobody is named on standard input; write what identifies the data subject there");
    }
    return of(name);
  }

  /** Byte by byte: a terminal gives a line once it is ended, and the end of input much later. */
  private static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read;
    while ((read = in.read()) >= 0 && read != '\n') {
      if (line.size() == LONGEST_NAME) {
        // The beginning alone would give several people one pseudonym.
        throw new IOException(
            "the data subject is named with more than %,d bytes; give less"
                .formatted(LONGEST_NAME));
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The pseudonym of a name, whatever its case, spaces and form of accents. */
  public String of(String name) {
    String same =
        Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    return pseudonyms.of(SUBJECT + same);
  }
}
