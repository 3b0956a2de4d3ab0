package nl.dijkwacht.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.benchmarks.input.TouchedAssets;
import nl.dijkwacht.controls.accesses.Touch;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looking up the asset that an event touches, among ten thousand entries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssetsBenchmark {

  /** More than a lookup keeps, so that each is looked up anew. */
  private static final int MANY = 50_000;

  private static final int EVENTS = 256;
  private static final String ACCOUNT = "111122223333";

  private AssetLookup lookup = Registers.empty().assets(DiscoveredAssets.none());
  private List<ResourceId> buckets = List.of();
  private List<TrailEvent> events = List.of();
  private int next;

  @Setup
  public void read() throws IOException {
    lookup = TouchedAssets.registers(10).assets(DiscoveredAssets.none());
    List<ResourceId> made = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      // Every other one is in the register.
      String name = "files-%d-%s".formatted(i % 10_000, i % 2 == 0 ? "b" + i : "");
      made.add(new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", name));
    }
    buckets = made;
    List<TrailEvent> read = new ArrayList<>();
    for (byte[] record : RecordSource.records(RecordSource.SIMULATOR)) {
      boolean full = read.size() == EVENTS;
      if (!full && new TrailEventReader().read(record) instanceof TrailReading.Event event) {
        boolean touches =
            TouchedAssets.CALLS.has(event.event().eventSource(), event.event().eventName());
        if (touches) {
          read.add(event.event());
        }
      }
    }
    events = read;
  }

  /** A resource that was looked up before. */
  @Benchmark
  public @Nullable AssetRef assetKnown() {
    next = (next + 1) % 1_000;
    return lookup.on(buckets.get(next)).of("patients/12.pdf");
  }

  /** A resource that was not. */
  @Benchmark
  public @Nullable AssetRef assetNew() {
    next = (next + 1) % MANY;
    return lookup.on(buckets.get(next)).of("patients/12.pdf");
  }

  /** All that is asked of an event that can touch data, once it is read. */
  @Benchmark
  public int assetsOfEvent() {
    next = (next + 1) % events.size();
    TrailEvent event = events.get(next);
    String account = Objects.requireNonNullElse(event.topLevel("recipientAccountId"), "");
    String region = Objects.requireNonNullElse(event.topLevel("awsRegion"), "");
    int found = 0;
    for (Touch touch :
        TouchedAssets.CALLS.find(event.eventSource(), event.eventName()).orElseThrow().touches()) {
      for (ResourceId resource : touch.resources(event, account, region)) {
        var assets = lookup.on(resource);
        for (String object : assets.isNone() ? List.<String>of() : touch.objects(event, resource)) {
          found += assets.of(object) == null ? 0 : 1;
        }
      }
    }
    return found;
  }
}
