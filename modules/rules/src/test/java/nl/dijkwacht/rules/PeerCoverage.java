package nl.dijkwacht.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what is said of the checks of peers in the files of coverage beside the controls. */
final class PeerCoverage {

  static final String GDPR = "coverage-gdpr.yml";
  static final String PACKS = "coverage-conformance-packs.yml";

  /**
   * What is said of one check.
   *
   * @param controls that look at the same, by id
   * @param rules that look at the same, by file
   * @param reason why neither does, or what they do not see; "" if there is none
   */
  record Check(String id, List<String> controls, List<String> rules, String reason) {
    boolean covered() {
      return !controls.isEmpty() || !rules.isEmpty();
    }
  }

  private PeerCoverage() {}

  /** The checks of each peer, in the order of the file. */
  static Map<String, List<Check>> read(String file) {
    Map<String, Map<String, Map<String, Object>>> peers;
    try (InputStream in =
        Objects.requireNonNull(ControlPack.class.getResourceAsStream("controls/" + file))) {
      peers = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<Check>> read = new LinkedHashMap<>();
    peers.forEach(
        (peer, checks) -> {
          List<Check> ofPeer = new ArrayList<>();
          checks.forEach((id, said) -> ofPeer.add(check(id, said == null ? Map.of() : said)));
          read.put(peer, ofPeer);
        });
    return read;
  }

  private static Check check(String id, Map<String, Object> said) {
    return new Check(
        id,
        texts(said, "controls"),
        texts(said, "rules"),
        said.getOrDefault("reason", "").toString().strip());
  }

  private static List<String> texts(Map<String, Object> said, String key) {
    return ((List<?>) said.getOrDefault(key, List.of())).stream().map(Object::toString).toList();
  }
}
