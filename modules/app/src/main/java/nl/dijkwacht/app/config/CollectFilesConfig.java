package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The collection of files.
 *
 * @param paths files, and folders that are watched
 * @param scanInterval wall clock between two looks at the folders
 * @param settle wall clock after which the incomplete end of a file is a dead letter
 * @param maxUncompressedBytes of one file
 */
public record CollectFilesConfig(
    List<Path> paths, Duration scanInterval, Duration settle, long maxUncompressedBytes) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final long MEBI = 1L << 20;
  private static final long GIBI = 1L << 30;

  static CollectFilesConfig read(Section section) {
    return new CollectFilesConfig(
        section.value("paths", SettingType.listOf(SettingType.path()), List.of()),
        section.value(
            "scan-interval",
            SettingType.duration(SHORTEST, Duration.ofHours(1)),
            Duration.ofSeconds(5)),
        section.value(
            "settle", SettingType.duration(SHORTEST, Duration.ofDays(1)), Duration.ofSeconds(30)),
        section.value(
            "max-uncompressed-bytes", SettingType.longValue(MEBI, 1024 * GIBI), 4 * GIBI));
  }
}
