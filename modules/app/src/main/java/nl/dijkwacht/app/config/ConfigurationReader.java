package nl.dijkwacht.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;

/** Reads the configuration; nothing that a user writes makes it throw. */
public final class ConfigurationReader {
  private static final String NO_FILE = "defaults";

  private ConfigurationReader() {}

  /**
   * @param file the defaults are in effect without it
   * @param variables of the environment, which go before the file
   */
  public static ConfigurationReading read(Optional<Path> file, Map<String, String> variables) {
    Ledger ledger = new Ledger();
    Environment environment = new Environment(variables);
    Mapping mapping =
        file.flatMap(path -> mappingOf(path, ledger.problems()))
            .orElseGet(() -> new Mapping(Place.startOf(NO_FILE), Map.of(), Map.of()));
    Section root = Section.root(mapping, environment, ledger);
    Configuration configuration = Configuration.read(root);
    root.rejectUnknown();
    environment.reportUnusable(ledger.problems());
    new Combinations(configuration, ledger).check();
    return new ConfigurationReading(
        ledger.problems().hasErrors() ? Optional.empty() : Optional.of(configuration),
        ledger.settings(),
        ledger.problems().list());
  }

  private static Optional<Mapping> mappingOf(Path path, Problems problems) {
    List<Node> documents = documentsOf(path, problems);
    if (documents.size() > 1) {
      problems.error(
          documents.get(1).place(), "a configuration is one document; remove this '---'");
    }
    return documents.stream()
        .findFirst()
        // Fields has the words for what is no section.
        .filter(node -> Fields.from(node, problems).isPresent())
        .map(Mapping.class::cast);
  }

  private static List<Node> documentsOf(Path path, Problems problems) {
    try (InputStream in = Files.newInputStream(path)) {
      return YamlReader.read(path.toString(), in, Limits.DEFAULT, problems);
    } catch (NoSuchFileException missing) {
      problems.error(Place.startOf(path.toString()), "there is no such file; check the path");
    } catch (AccessDeniedException denied) {
      problems.error(
          Place.startOf(path.toString()), "this may not be read; check the file's permissions");
    } catch (IOException unreadable) {
      problems.error(
          Place.startOf(path.toString()), "this cannot be read: " + unreadable.getMessage());
    }
    return List.of();
  }
}
