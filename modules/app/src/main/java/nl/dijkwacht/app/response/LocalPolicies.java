package nl.dijkwacht.app.response;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.app.config.ResponseConfig;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.publish.response.policies.PolicySet;

/** Reads the policies of an instance or a command. */
public final class LocalPolicies {

  private LocalPolicies() {}

  /**
   * The policies under paths, held against what the configuration allows.
   *
   * @throws IOException if a path cannot be read
   */
  public static PolicySet read(List<Path> paths, ResponseConfig config) throws IOException {
    return PolicySet.read(files(paths), config.mandate());
  }

  static List<DocumentFile> files(List<Path> paths) throws IOException {
    List<DocumentFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(DocumentFile.under(path));
    }
    return files;
  }
}
