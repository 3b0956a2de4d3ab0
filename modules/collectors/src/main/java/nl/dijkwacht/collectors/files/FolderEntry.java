package nl.dijkwacht.collectors.files;

import java.nio.file.Path;

/** What stands in a folder of log files. */
public sealed interface FolderEntry {

  Path path();

  /** To be read. */
  record LogFile(Path path) implements FolderEntry {}

  /**
   * Not to be read.
   *
   * @param why a half-sentence such as "is hidden"
   */
  record Skipped(Path path, String why) implements FolderEntry {}
}
