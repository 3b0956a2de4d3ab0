package nl.dijkwacht.benchmarks.micro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.benchmarks.input.Workload;

/** The records that the micro-benchmarks go through over and over. */
final class RecordSource {

  /** Records of the simulator. */
  static final String SIMULATOR = "simulator";

  private static final int COUNT = 4_096;

  private RecordSource() {}

  /**
   * Some thousand records.
   *
   * @param name {@link #SIMULATOR}, or a gzipped file of JSON lines
   */
  static byte[][] records(String name) throws IOException {
    return name.equals(SIMULATOR) ? simulated() : lines(Path.of(name));
  }

  private static byte[][] simulated() {
    Workload workload = Workload.everyday(Instant.parse("2026-03-02T08:00:00Z"), 100);
    byte[][] records = new byte[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      records[i] = workload.next().record();
    }
    return records;
  }

  private static byte[][] lines(Path file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine();
          line != null && records.size() < COUNT;
          line = reader.readLine()) {
        records.add(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return records.toArray(new byte[0][]);
  }
}
