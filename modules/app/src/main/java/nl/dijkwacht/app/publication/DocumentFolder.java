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
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Problem;

/**
 * A folder of documents that is to be published as a whole.
 *
 * @param name of the folder itself, without where it lies
 * @param files as people know them
 * @param documents the same files as they are published, in the same order
 */
public record DocumentFolder(
    String name, List<DocumentFile> files, List<PublishedDocument> documents) {

  public DocumentFolder {
    files = List.copyOf(files);
    documents = List.copyOf(documents);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if it is no folder or cannot be read
   */
  public static DocumentFolder read(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "'%s' is a file; name its folder, since what is published is a whole folder and nothing"
                  .formatted(folder)
              + " beside it");
    }
    List<DocumentFile> files = new ArrayList<>();
    List<PublishedDocument> documents = new ArrayList<>();
    for (DocumentFile file : DocumentFile.under(folder)) {
      String key =
          folder.relativize(Path.of(file.name())).toString().replace(File.separatorChar, '/');
      files.add(file);
      documents.add(PublishedDocument.of(key, file.content()));
    }
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return new DocumentFolder(last == null ? "/" : last.toString(), files, documents);
  }

  /** Why it is too large or wrongly named to be published: sentences, none if it is not. */
  public List<String> faults() {
    return PublicationLimits.problems(documents);
  }

  /** What is wrong with its files, read together with others as an instance does. */
  public List<Problem> problems(DocumentReader<?> others) {
    Set<String> names = files.stream().map(DocumentFile::name).collect(Collectors.toSet());
    return others.read(files).problems().stream()
        .filter(problem -> names.contains(problem.place().source()))
        .toList();
  }
}
