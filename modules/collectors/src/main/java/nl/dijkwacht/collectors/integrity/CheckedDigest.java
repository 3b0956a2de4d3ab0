package nl.dijkwacht.collectors.integrity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a digest file by itself, before it is held against its neighbours.
 *
 * @param file what it says without its log files, or null if that could not be read
 * @param sha256 of its uncompressed content, or null if that could not be read
 * @param signature that of the object's metadata
 * @param isProven whether it is as CloudTrail wrote it, where CloudTrail put it
 * @param logs what came of the log files that it lists
 * @param problems its own and those of its log files
 */
record CheckedDigest(
    DigestKey key,
    @Nullable DigestFile file,
    @Nullable String sha256,
    @Nullable String signature,
    boolean isProven,
    LogTally logs,
    List<Problem> problems) {

  CheckedDigest {
    problems = List.copyOf(problems);
  }

  static CheckedDigest unusable(DigestKey key, Problem problem) {
    return new CheckedDigest(key, null, null, null, false, LogTally.NONE, List.of(problem));
  }

  /** The beginning of the time that it covers: as it says, else an hour before its end. */
  Instant start() {
    return file == null ? end().minusSeconds(3600) : file.start();
  }

  /** The end of the time that it covers: as it says, else as its name does. */
  Instant end() {
    return file == null ? key.end() : file.end();
  }
}
