package nl.dijkwacht.collectors.folders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * What the file collector reads and how.
 *
 * @param clientProperties how to reach the cluster
 * @param paths files and folders
 * @param scanInterval between two looks at the folders
 * @param settle how long a file must lie still before a record without an end is given up
 */
public record FileCollectorSettings(
    TopicPrefix prefix,
    Map<String, String> clientProperties,
    List<Path> paths,
    Duration scanInterval,
    Duration settle,
    ReadLimits limits) {

  public FileCollectorSettings {
    clientProperties = Map.copyOf(clientProperties);
    paths = List.copyOf(paths);
  }

  /** The password of a key store may be among the properties. */
  @Override
  public String toString() {
    return "FileCollectorSettings[prefix=%s, paths=%s]".formatted(prefix, paths);
  }
}
