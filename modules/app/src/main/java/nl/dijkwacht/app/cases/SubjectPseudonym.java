package nl.dijkwacht.app.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms of data subjects with a key: the same person has the same one, and without the
 * key nobody can try names.
 */
public final class SubjectPseudonym {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_KEY_BYTES = 32;
  private static final int MOST_KEY_BYTES = 4096;
  private static final int LONGEST_NAME = 1024;
  private static final int DIGITS = 32;

  private final byte[] key;

  private SubjectPseudonym(byte[] key) {
    this.key = key;
  }

  /**
   * With the key of a file.
   *
   * @throws IOException with a sentence for people, if there is no key that can be used
   */
  public static SubjectPseudonym keyed(Optional<Path> file) throws IOException {
    Path path =
        file.orElseThrow(
            () ->
                new IOException(
                    "no key is named; set cases.subject-key to a file with 32 random bytes or more,"
                        + " such as 'openssl rand -out subject.key 32' makes"));
    try (InputStream in = Files.newInputStream(path)) {
      byte[] key = in.readNBytes(MOST_KEY_BYTES);
      if (key.length < LEAST_KEY_BYTES) {
        throw new IOException(
            "the key in %s has %d bytes; it needs %d at least"
                .formatted(path, key.length, LEAST_KEY_BYTES));
      }
      return new SubjectPseudonym(key);
    }
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
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] digest = mac.doFinal(same.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
