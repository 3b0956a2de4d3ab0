package nl.dijkwacht.benchmarks.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Usage;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.objects.BackfillBrake;
import nl.dijkwacht.collectors.objects.ObjectCollector;
import nl.dijkwacht.collectors.objects.ObjectCollectorSettings;
import nl.dijkwacht.collectors.objects.OwnFootprint;

/**
 * What runs in a {@link CollectorProcess}: it takes numbers of objects and answers what they took.
 */
final class CollectorMain {

  private final MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong heapAfterCollections = new AtomicLong();

  private CollectorMain() {}

  /** Takes Kafka's bootstrap servers, the endpoint of S3, and the number of workers. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new CollectorMain().run(arguments[0], URI.create(arguments[1]), Integer.parseInt(arguments[2]));
  }

  private void run(String bootstrapServers, URI s3, int workers)
      throws IOException, InterruptedException {
    watchHeap();
    ObjectCollectorSettings settings =
        new ObjectCollectorSettings(
            BenchmarkKafka.PREFIX,
            Map.of("bootstrap.servers", bootstrapServers),
            "benchmark",
            workers,
            ObjectCollectorSettings.DEFAULT_DOWNLOADS,
            ObjectCollectorSettings.DEFAULT_SESSION_TIMEOUT,
            ReadLimits.DEFAULT,
            ObjectCollectorSettings.DEFAULT_BACKFILL_RECORDS_PER_SECOND);
    try (AwsAccess access = BenchmarkS3.access(s3);
        ObjectCollector collector =
            new ObjectCollector(
                settings,
                access,
                Map.of(),
                OwnFootprint.NONE,
                BackfillBrake.NONE,
                registry,
                Clock.systemUTC());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      collector.start();
      while (!collector.isConnected()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        collect(Integer.parseInt(order));
      }
    }
  }

  private void collect(int objects) throws InterruptedException {
    long heap = Usage.liveHeap();
    heapAfterCollections.set(heap);
    double objectsBefore = objects();
    double recordsBefore = records();
    Usage start = Usage.now();
    System.out.println("ready");
    while (objects() < objectsBefore + objects) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    Usage used = Usage.now().since(start);
    System.out.printf(
        Locale.ROOT,
        "took %.3f %.3f %.0f %d%n",
        used.seconds(),
        used.cpuSeconds(),
        records() - recordsBefore,
        heapAfterCollections.get() - heap);
  }

  private double objects() {
    return registry.find("dijkwacht.collect.objects").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double records() {
    return registry.find("dijkwacht.collect.records").tags("outcome", "event").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  /** Notes the most that any collection of garbage leaves. */
  private void watchHeap() {
    Set<String> heapPools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toSet());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) -> note(notification, heapPools), null, null);
    }
  }

  private void note(Notification notification, Set<String> heapPools) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc();
      long used =
          after.entrySet().stream()
              .filter(pool -> heapPools.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      heapAfterCollections.accumulateAndGet(used, Math::max);
    }
  }
}
