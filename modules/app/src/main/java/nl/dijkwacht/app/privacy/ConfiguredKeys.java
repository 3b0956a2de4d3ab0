package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.time.Clock;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.core.privacy.Pseudonyms;

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
   * Pseudonyms by the keys, also by those that are added while it runs.
   *
   * @param clock tells when to look at the file again (wall clock)
   * @throws IOException with a sentence for people, if there are none that can be used
   */
  public static Pseudonyms reloaded(Configuration configuration, Clock clock) throws IOException {
    read(configuration);
    return ReloadedPseudonyms.of(configuration.privacy().pseudonymKeys().orElseThrow(), clock);
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
