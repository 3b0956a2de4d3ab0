package nl.dijkwacht.app.ruletest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.rules.RulePack;
import nl.dijkwacht.sigma.cases.CaseReader;

/** Where the cases of rules lie. */
@FunctionalInterface
interface CaseFiles {

  /** The cases of the own pack, which come with it. */
  CaseFiles OWN_PACK = RulePack::cases;

  /** Cases in files beside those of the rules. */
  CaseFiles ON_DISK = CaseFiles::onDisk;

  /**
   * The content of the file with the cases of a file of rules; empty if there is none.
   *
   * @throws IOException if it cannot be read
   */
  Optional<byte[]> beside(String ruleFile) throws IOException;

  private static Optional<byte[]> onDisk(String ruleFile) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(CaseReader.nameBeside(ruleFile)))) {
      // One byte more than the limit, so that the reader sees that it is too large.
      return Optional.of(in.readNBytes(CaseReader.MOST_BYTES + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Files with cases in a folder that have no file of rules beside them: a rule that was renamed or
   * removed without its cases.
   */
  static List<Path> withoutRules(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> file.toString().endsWith(CaseReader.SUFFIX))
          .filter(
              file -> !Files.exists(beside(file, ".yml")) && !Files.exists(beside(file, ".yaml")))
          .sorted()
          .toList();
    }
  }

  private static Path beside(Path cases, String end) {
    String name = cases.toString();
    return Path.of(name.substring(0, name.length() - CaseReader.SUFFIX.length()) + end);
  }
}
