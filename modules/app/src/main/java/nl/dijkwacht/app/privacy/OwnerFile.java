package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new file that nobody but its owner may ever read. */
final class OwnerFile {

  private OwnerFile() {}

  /**
   * Makes it, empty.
   *
   * @throws IOException with a sentence for people, if there is one already
   */
  static void create(Path path) throws IOException {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(path);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException("there is a file %s already; name another".formatted(path), e);
    }
  }
}
