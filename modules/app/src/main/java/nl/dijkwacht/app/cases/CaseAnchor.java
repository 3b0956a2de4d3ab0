package nl.dijkwacht.app.cases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;

/**
 * The heads of the chains of steps in a file that only grows: a line a head, with the hash of the
 * line before. Who changes the topic cannot make it agree with a file that they cannot change.
 * Another place, such as a bucket with Object Lock, keeps the same lines. Not thread-safe.
 *
 * <p>A line is {@code NUMBER CASE STEPS HASH LINK}: which line it is, the case, how many steps it
 * had, the hash of the last one, and the hash of this line's other parts and the link before. A
 * write that was cut off leaves the beginning of a line; the next one starts on a line of its own
 * and has the number that the torn one would have had.
 */
public final class CaseAnchor {

  private static final String FIRST = "-";

  /** A link of fewer characters was cut off. */
  private static final int LINK_LENGTH = 32;

  /** None that was written is half as long. */
  private static final int LONGEST_LINE = 512;

  private static final int MOST_FAULTS = 100;

  private final Path file;
  private final Map<String, Head> heads = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long lines;
  private long linesRead;
  private String link = FIRST;

  /** Where a line was cut off that no sound one follows yet. */
  private @Nullable String torn;

  /** Whether the last line has no end. */
  private boolean isOpen;

  /** Whether the file may hold more than is known, since a write failed. */
  private boolean isStale;

  /**
   * Up to where a chain was anchored.
   *
   * @param steps how many it had
   * @param hash of the last one
   */
  public record Head(long steps, String hash) {}

  private CaseAnchor(Path file) {
    this.file = file;
  }

  /**
   * Reads what is anchored; a file that does not exist holds nothing.
   *
   * @throws IOException if it cannot be read
   */
  public static CaseAnchor open(Path file) throws IOException {
    CaseAnchor anchor = new CaseAnchor(file);
    anchor.read();
    return anchor;
  }

  private void read() throws IOException {
    heads.clear();
    faults.clear();
    lines = 0;
    linesRead = 0;
    link = FIRST;
    torn = null;
    isOpen = false;
    if (Files.exists(file)) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        readLines(in);
      }
    }
    // At the very end it is a write that was cut off, by which nothing was anchored.
    if (torn != null && !isOpen) {
      fault(torn);
    }
    isStale = false;
  }

  /** By bytes, since the file may hold anything. */
  private void readLines(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int read;
    while ((read = in.read()) >= 0) {
      isOpen = read != '\n';
      if (!isOpen) {
        take(line.toString());
        line.setLength(0);
      } else if (line.length() <= LONGEST_LINE) {
        line.append((char) read);
      }
    }
    if (isOpen) {
      take(line.toString());
    }
  }

  private void take(String line) {
    linesRead++;
    String wrong = "Line %d of %s is not as it was written.".formatted(linesRead, file);
    String[] parts = line.split(" ", 6);
    if (parts.length < 5 || parts[4].length() < LINK_LENGTH) {
      torn = wrong;
      return;
    }
    lines++;
    boolean sound =
        parts.length == 5
            && parts[0].equals(Long.toString(lines))
            && parts[2].matches("[0-9]{1,18}")
            && parts[4].equals(link(lines, parts[1], Long.parseLong(parts[2]), parts[3]));
    if (sound) {
      torn = null;
      link = parts[4];
      heads.put(parts[1], new Head(Long.parseLong(parts[2]), parts[3]));
    } else {
      fault(wrong);
    }
  }

  private void fault(String sentence) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(sentence);
    } else if (faults.size() == MOST_FAULTS) {
      faults.add("More lines of %s are not as they were written.".formatted(file));
    }
  }

  private String link(long number, String caseId, long steps, String hash) {
    return StableId.of(List.of(link, Long.toString(number), caseId, Long.toString(steps), hash));
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
   * @throws IOException if it cannot be written; how much of it was is looked up the next time
   */
  public void add(String caseId, long steps, String hash) throws IOException {
    if (isStale) {
      read();
    }
    Head known = heads.get(caseId);
    if (known != null && known.steps() >= steps) {
      return;
    }
    long number = lines + 1;
    String linked = link(number, caseId, steps, hash);
    isStale = true;
    write("%s%d %s %d %s %s\n".formatted(isOpen ? "\n" : "", number, caseId, steps, hash, linked));
    isStale = false;
    isOpen = false;
    torn = null;
    lines = number;
    link = linked;
    heads.put(caseId, new Head(steps, hash));
  }

  private void write(String line) throws IOException {
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
  }
}
