package nl.dijkwacht.benchmarks.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.controls.accesses.AccessCatalogue;
import nl.dijkwacht.controls.accesses.AccessFile;
import nl.dijkwacht.controls.accesses.AccessingCall;
import nl.dijkwacht.controls.accesses.Touch;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.rules.AccessPack;
import org.jspecify.annotations.Nullable;

/** Registers of ten thousand assets, some of which a share of the simulated records touches. */
public final class TouchedAssets {

  public static final AccessCatalogue CALLS =
      AccessCatalogue.read(
          AccessPack.files().stream()
              .map(file -> new AccessFile(file.name(), file.content()))
              .toList());

  private static final int ENTRIES = 10_000;
  private static final int ENTRIES_OF_A_FILE = 2_000;
  private static final int SAMPLED = 50_000;

  private TouchedAssets() {}

  /**
   * Registers by which about so many of the records touch an asset.
   *
   * @param percent 0 for none
   */
  public static Registers registers(double percent) {
    List<String> touched = touched(percent);
    List<RegisterFile> files = new ArrayList<>();
    for (int first = 0; first < ENTRIES; first += ENTRIES_OF_A_FILE) {
      StringBuilder text = new StringBuilder("assets:\n");
      for (int i = first; i < first + ENTRIES_OF_A_FILE; i++) {
        String arn = i < touched.size() ? touched.get(i) : "arn:aws:s3:::files-%d-*".formatted(i);
        text.append("  - {id: a%d, arn: '%s', personal-data: true}\n".formatted(i, arn));
      }
      files.add(new RegisterFile("assets-" + first + ".yml", text.toString().getBytes(UTF_8)));
    }
    RegisterReading reading = Registers.read(files, RegisterSettings.DEFAULT);
    if (!reading.problems().isEmpty()) {
      throw new IllegalStateException(reading.problems().get(0).toString());
    }
    return reading.registers();
  }

  /** Of the resources that records touch, the busiest that fit into the share. */
  private static List<String> touched(double percent) {
    Map<String, Integer> counts = new HashMap<>();
    Workload workload = Workload.withProbes(Instant.parse("2026-03-02T08:00:00Z"), 2_000);
    TrailEventReader reader = new TrailEventReader();
    for (int i = 0; i < SAMPLED; i++) {
      if (reader.read(workload.next().record()) instanceof TrailReading.Event read) {
        String arn = arn(read.event());
        if (arn != null) {
          counts.merge(arn, 1, Integer::sum);
        }
      }
    }
    List<String> chosen = new ArrayList<>();
    double left = SAMPLED * percent / 100;
    List<Map.Entry<String, Integer>> busiest = new ArrayList<>(counts.entrySet());
    busiest.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    for (Map.Entry<String, Integer> one : busiest) {
      if (one.getValue() <= left) {
        left -= one.getValue();
        chosen.add(one.getKey());
      }
    }
    return chosen;
  }

  /** The resource that an event touches first, or for objects the folder that it lies in. */
  private static @Nullable String arn(TrailEvent event) {
    AccessingCall call = CALLS.find(event.eventSource(), event.eventName()).orElse(null);
    if (call == null) {
      return null;
    }
    String account = Objects.requireNonNullElse(event.topLevel("recipientAccountId"), "");
    String region = Objects.requireNonNullElse(event.topLevel("awsRegion"), "");
    for (Touch touch : call.touches()) {
      for (ResourceId resource : touch.resources(event, account, region)) {
        String arn = ResourceIdentity.arn(resource);
        List<String> objects = touch.objects(event, resource);
        boolean folder = resource.type().equals("AWS::S3::Bucket") && !objects.isEmpty();
        return folder && arn != null ? arn + "/" + folder(objects.get(0)) + "*" : arn;
      }
    }
    return null;
  }

  private static String folder(String object) {
    return object.substring(0, Math.min(object.length(), object.indexOf('/') + 3));
  }
}
