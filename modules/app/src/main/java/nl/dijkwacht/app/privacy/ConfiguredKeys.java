package nl.dijkwacht.app.privacy;

import java.io.IOException;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.core.privacy.PseudonymKeys;

/** The keys of pseudonyms that the configuration names. */
public final class ConfiguredKeys {

  private ConfiguredKeys() {}

  /**
   * The file of keys, which need not be there yet.
   *
   * @throws IOException with a sentence for people, if none is named
   */
  public static PseudonymKeyFile file(Configuration configuration) throws IOException {
    return new PseudonymKeyFile(
        configuration
            .privacy()
            .pseudonymKeys()
            .orElseThrow(
                () ->
                    new IOException(
                        "no file of keys is named; set privacy.pseudonym-keys to one, and make it"
                            + " with 'dijkwacht pseudonyms rotate'")));
  }

  /**
   * The keys.
   *
   * @throws IOException with a sentence for people, if there are none that can be used
   */
  public static PseudonymKeys read(Configuration configuration) throws IOException {
    PseudonymKeyFile file = file(configuration);
    if (!file.exists()) {
      throw new IOException(
          "the file of privacy.pseudonym-keys is not there; make it with 'dijkwacht pseudonyms"
              + " rotate', or copy it from where the other instances have it");
    }
    return file.read();
  }
}
