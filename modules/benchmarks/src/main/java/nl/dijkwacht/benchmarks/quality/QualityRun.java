package nl.dijkwacht.benchmarks.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.incident.ErasedFile;
import nl.dijkwacht.simulator.incident.Incident;
import nl.dijkwacht.simulator.incident.IncidentKind;
import nl.dijkwacht.simulator.incident.Incidents;
import nl.dijkwacht.simulator.incident.SeedSet;
import nl.dijkwacht.simulator.organisation.Organisation;

/**
 * Plays the days of one organisation through the product, first without incidents, then with.
 * Records come as CloudTrail delivers them: in files, some minutes late.
 */
final class QualityRun {

  /**
   * What is played.
   *
   * @param warmUp days without incidents, in which habits are learnt
   * @param days with incidents
   * @param ofAKind incidents of each kind
   */
  record Settings(
      long seed,
      SeedSet set,
      Set<IncidentKind> kinds,
      int principals,
      int warmUp,
      int days,
      int ofAKind) {}

  /** A Monday. */
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final Duration FILE = Duration.ofMinutes(5);
  private static final Duration DELIVERY = Duration.ofMinutes(2);

  /** When the analyst looks at what was heard, in slices of a day: nine o'clock (UTC). */
  private static final int MORNING = 9 * 12;

  private static final int SLICES = 24 * 12;

  private final Settings settings;
  private final Organisation organisation;
  private final List<Incident> incidents;

  QualityRun(Settings settings) {
    this.settings = settings;
    this.organisation =
        new Organisation(
            new Organisation.Settings(
                settings.seed(),
                settings.principals(),
                START,
                settings.warmUp() + settings.days()));
    this.incidents =
        Incidents.of(
            organisation,
            settings.set(),
            settings.kinds(),
            settings.warmUp(),
            settings.days(),
            settings.ofAKind());
  }

  /**
   * Plays it all.
   *
   * @param progress is told each day that is over, and the score so far
   */
  QualityScore play(BiConsumer<Integer, QualityScore> progress) throws IOException {
    Path state = Files.createTempDirectory(stateRoot(), "dijkwacht-quality");
    try (Monitor monitor = new Monitor(registers(), erased(), readers(), state, START)) {
      QualityScore score =
          new QualityScore(settings, incidents, new Explanations(incidents, monitor::idOf));
      Analyst analyst = new Analyst();
      for (int day = 0; day < settings.warmUp() + settings.days(); day++) {
        day(day, monitor, score, analyst);
        progress.accept(day, score);
      }
      score.deadLetters(monitor.deadLetters());
      return score;
    } finally {
      BenchmarkKafka.deleteTree(state);
    }
  }

  private void day(int day, Monitor monitor, QualityScore score, Analyst analyst) {
    List<SimulatedEvent> events = events(day);
    score.played(events.size());
    int next = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      Instant end = organisation.start(day).plus(FILE.multipliedBy(slice + 1L));
      int from = next;
      while (next < events.size() && events.get(next).eventTime().isBefore(end)) {
        next++;
      }
      Instant collected = end.plus(DELIVERY);
      for (HeardAlert heard : monitor.collect(events.subList(from, next), collected)) {
        boolean isTrue = score.hear(heard, day);
        if (heard.isWarning()) {
          analyst.hear(heard, isTrue);
        }
      }
      if (slice == MORNING) {
        analyst.close(collected).forEach(monitor::command);
      }
    }
  }

  private List<SimulatedEvent> events(int day) {
    List<SimulatedEvent> events = new ArrayList<>(organisation.day(day));
    Instant start = organisation.start(day);
    Instant end = organisation.start(day + 1);
    for (Incident incident : incidents) {
      incident.events().stream()
          .filter(event -> !event.eventTime().isBefore(start) && event.eventTime().isBefore(end))
          .forEach(events::add);
    }
    events.sort(Comparator.comparing(SimulatedEvent::eventTime));
    return events;
  }

  private Registers registers() {
    RegisterReading reading =
        Registers.read(
            List.of(new RegisterFile("organisation.yml", organisation.registers().getBytes(UTF_8))),
            RegisterSettings.DEFAULT);
    if (!reading.problems().isEmpty()) {
      throw new IllegalStateException(reading.problems().get(0).toString());
    }
    return reading.registers();
  }

  private Set<String> readers() {
    return incidents.stream()
        .filter(incident -> !incident.erased().isEmpty())
        .flatMap(incident -> incident.truth().principals().stream())
        .collect(Collectors.toSet());
  }

  private ErasedObjects erased() {
    Set<String> hashes = new HashSet<>();
    for (Incident incident : incidents) {
      for (ErasedFile file : incident.erased()) {
        ResourceId bucket =
            new ResourceId(
                "aws",
                file.department().account().id(),
                "global",
                "AWS::S3::Bucket",
                file.department().bucket());
        hashes.add(AccessEvent.object(bucket, file.key()));
      }
    }
    return new ErasedObjects() {
      @Override
      public boolean isEmpty() {
        return hashes.isEmpty();
      }

      @Override
      public boolean contains(AssetRef asset, String object, Instant at) {
        return hashes.contains(object);
      }

      @Override
      public boolean concerns(AssetRef asset) {
        return false;
      }
    };
  }

  /** In memory where there is such a folder: the stores of weeks are written in minutes. */
  private static Path stateRoot() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
