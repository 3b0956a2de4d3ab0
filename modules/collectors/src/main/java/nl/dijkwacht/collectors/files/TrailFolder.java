package nl.dijkwacht.collectors.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files under a path, folder by folder in the order of their names, so that two walks over the
 * same files give the same order. Links inside are not followed, so that nothing outside is read
 * and nothing twice.
 */
public final class TrailFolder {

  private static final Pattern TEMPORARY =
      Pattern.compile(".*(~|\\.(tmp|temp|part|partial|crdownload|swp|lock))");

  private TrailFolder() {}

  /** The file itself, or all that lies in the folder; holds one listing per level in memory. */
  public static Stream<FolderEntry> entries(Path root) {
    return Files.isDirectory(root) ? children(root) : Stream.of(new FolderEntry.LogFile(root));
  }

  private static Stream<FolderEntry> children(Path folder) {
    try (Stream<Path> listing = Files.list(folder)) {
      List<Path> sorted = listing.sorted().toList();
      return sorted.stream().flatMap(TrailFolder::entry);
    } catch (IOException | UncheckedIOException e) {
      return skipped(folder, "cannot be listed");
    }
  }

  private static Stream<FolderEntry> entry(Path path) {
    String name = path.getFileName().toString();
    if (name.startsWith(".")) {
      return skipped(path, "is hidden");
    }
    if (TEMPORARY.matcher(name).matches()) {
      return skipped(path, "has the name of a temporary file");
    }
    if (Files.isSymbolicLink(path)) {
      return skipped(path, "is a symbolic link");
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return children(path);
    }
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        ? Stream.of(new FolderEntry.LogFile(path))
        : skipped(path, "is no regular file");
  }

  private static Stream<FolderEntry> skipped(Path path, String why) {
    return Stream.of(new FolderEntry.Skipped(path, why));
  }
}
