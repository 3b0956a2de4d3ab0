package nl.dijkwacht.app.publication;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/**
 * A folder of rules that is to be published as a whole.
 *
 * @param name of the folder itself, without where it lies
 * @param files as people know them
 * @param documents the same files as they are published, in the same order
 */
public record RuleFolder(String name, List<RuleFile> files, List<RuleDocument> documents) {

  public RuleFolder {
    files = List.copyOf(files);
    documents = List.copyOf(documents);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if it is no folder or cannot be read
   */
  public static RuleFolder read(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "'%s' is a file; name its folder, since what is published is a whole folder and nothing"
                  .formatted(folder)
              + " beside it");
    }
    List<RuleFile> files = new ArrayList<>();
    List<RuleDocument> documents = new ArrayList<>();
    for (RuleFile file : RuleFile.under(folder)) {
      String key =
          folder.relativize(Path.of(file.name())).toString().replace(File.separatorChar, '/');
      files.add(new RuleFile(file.name(), file.content(), RuleFile.Origin.PUBLISHED));
      documents.add(RuleDocument.of(key, file.content()));
    }
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return new RuleFolder(last == null ? "/" : last.toString(), files, documents);
  }

  /** Why it is too large or wrongly named to be published: sentences, none if it is not. */
  public List<String> faults() {
    return PublicationLimits.problems(documents);
  }

  /** What is wrong with its rules, read together with others as an instance does. */
  public List<Problem> problems(LocalRules others) {
    Set<String> names = files.stream().map(RuleFile::name).collect(Collectors.toSet());
    RuleSet rules = others.with(files);
    return rules.problems().stream()
        .filter(problem -> names.contains(problem.place().source()))
        .toList();
  }
}
