package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.core.StableId;

/**
 * The heads of the chains of steps in a file that only grows: a line a head, with the hash of the
 * line before. Who changes the topic cannot make it agree with a file that they cannot change.
 * Another place, such as a bucket with Object Lock, keeps the same lines. Not thread-safe.
 *
 * <p>A line is {@code NUMBER CASE STEPS HASH LINK}: which line it is, the case, how many steps it
 * had, the hash of the last one, and the hash of this line's other parts and the link before.
 */
public final class CaseAnchor {

  private static final String FIRST = "-";

  private final Path file;
  private final Map<String, Head> heads;
  private final List<String> faults;
  private long lines;
  private String link;

  /**
   * Up to where a chain was anchored.
   *
   * @param steps how many it had
   * @param hash of the last one
   */
  public record Head(long steps, String hash) {}

  private CaseAnchor(Path file) {
    this.file = file;
    this.heads = new HashMap<>();
    this.faults = new ArrayList<>();
    this.link = FIRST;
  }

  /**
   * Reads what is anchored; a file that does not exist holds nothing.
   *
   * @throws IOException if it cannot be read
   */
  public static CaseAnchor open(Path file) throws IOException {
    CaseAnchor anchor = new CaseAnchor(file);
    if (Files.exists(file)) {
      try (Stream<String> written = Files.lines(file, StandardCharsets.UTF_8)) {
        written.forEach(anchor::take);
      }
    }
    return anchor;
  }

  private void take(String line) {
    String[] parts = line.split(" ", 6);
    lines++;
    boolean sound =
        parts.length == 5
            && parts[0].equals(Long.toString(lines))
            && parts[2].matches("[0-9]{1,18}")
            && parts[4].equals(link(parts[1], Long.parseLong(parts[2]), parts[3]));
    if (sound) {
      link = parts[4];
      heads.put(parts[1], new Head(Long.parseLong(parts[2]), parts[3]));
    } else {
      faults.add("Line %d of %s is not as it was written.".formatted(lines, file));
    }
  }

  private String link(String caseId, long steps, String hash) {
    return StableId.of(List.of(link, Long.toString(lines), caseId, Long.toString(steps), hash));
  }

  /** The heads by case, of which the last line counts. */
  public Map<String, Head> heads() {
    return Map.copyOf(heads);
  }

  /** What is wrong with the file itself; empty if nothing is. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Appends a head, unless it or a later one is there, and waits until the disk has it.
   *
   * @throws IOException if it cannot be written
   */
  public void add(String caseId, long steps, String hash) throws IOException {
    Head known = heads.get(caseId);
    if (known != null && known.steps() >= steps) {
      return;
    }
    lines++;
    String linked = link(caseId, steps, hash);
    String line = "%d %s %d %s %s%n".formatted(lines, caseId, steps, hash, linked);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(
        file,
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
    link = linked;
    heads.put(caseId, new Head(steps, hash));
  }
}
