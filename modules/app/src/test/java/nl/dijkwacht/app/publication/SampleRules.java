package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.topics.catalogue.DocumentManifest;

/** Small rules, and publications of them. */
public final class SampleRules {

  static final String BROKEN =
      "title: Broken\nlogsource: {product: aws, service: cloudtrail}\ndetection: {condition: a}\n";

  private SampleRules() {}

  /** A rule about all events with a name. */
  public static String rule(String id, String eventName) {
    return """
        title: %s
        id: %s
        logsource: {product: aws, service: cloudtrail}
        detection: {selection: {eventName: %s}, condition: selection}
        level: high
        """
        .formatted(id, id, eventName);
  }

  static LocalRules local(String... rules) {
    return new LocalRules(
        List.of(rules).stream().map(rule -> new RuleFile("local", rule.getBytes(UTF_8))).toList(),
        RuleSettings.DEFAULT);
  }

  static List<String> ids(RuleSet rules) {
    return rules.rules().stream().map(rule -> rule.ref().id()).toList();
  }

  static PublishedDocument document(String key, String text) {
    return PublishedDocument.of(key, text.getBytes(UTF_8));
  }

  static Map<String, PublishedDocument> texts(PublishedDocument... documents) {
    Map<String, PublishedDocument> texts = new HashMap<>();
    for (PublishedDocument document : documents) {
      texts.put(document.key(), document);
    }
    return texts;
  }

  static DocumentManifest manifest(long number, PublishedDocument... documents) {
    Map<String, String> hashes = new HashMap<>();
    for (PublishedDocument document : documents) {
      hashes.put(document.key(), document.hash());
    }
    return new DocumentManifest(number, Instant.EPOCH, hashes);
  }

  static Publication publication(PublishedDocument... documents) {
    return Publication.of(manifest(1, documents), texts(documents));
  }

  /** Writes a file of a folder. */
  public static void write(Path folder, String key, String text) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
