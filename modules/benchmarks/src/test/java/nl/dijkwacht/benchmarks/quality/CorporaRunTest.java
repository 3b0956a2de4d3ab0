package nl.dijkwacht.benchmarks.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterReading;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public logs of real accounts through all stages; the tables lie in target/corpora-*.md. */
@EnabledIfCorpora
class CorporaRunTest {

  /** CloudTrail brings a file each five minutes, some minutes late. */
  private static final Duration SLICE = Duration.ofMinutes(5);

  private static final String ATTACK = "stratus-detonate-or-revert";

  @TempDir private Path state;

  /** What people heard of one detector. */
  private static final class Heard {
    private int warnings;
    private int ofAttack;
    private final Set<String> findings = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();
  }

  private static Registers registers(String account) {
    String yaml =
        """
        accounts:
          - id: '%s'
            name: lab
            environment: test
            legal-entity: Lab
            role: controller
        assets:
          - {id: buckets, arn: 'arn:aws:s3:::*', personal-data: true, owner: lab}
          - {id: secrets, arn: 'arn:aws:secretsmanager:*:*:secret:*', personal-data: true, owner: lab}
        """
            .formatted(account);
    RegisterReading reading =
        Registers.read(
            List.of(new RegisterFile("lab.yml", yaml.getBytes(UTF_8))), RegisterSettings.DEFAULT);
    assertThat(reading.problems()).isEmpty();
    return reading.registers();
  }

  private static List<SimulatedEvent> events(String... files) throws IOException {
    TrailEventReader reader = new TrailEventReader();
    List<SimulatedEvent> events = new ArrayList<>();
    for (String file : files) {
      for (String line : Corpora.lines("cloudtrail/" + file)) {
        byte[] record = line.getBytes(UTF_8);
        if (reader.read(record) instanceof TrailReading.Event read) {
          events.add(
              new SimulatedEvent(read.event().eventTime(), Account.TEST, "", record, Scene.HABIT));
        }
      }
    }
    events.sort(Comparator.comparing(SimulatedEvent::eventTime));
    return events;
  }

  private Map<String, Heard> play(
      String account, List<SimulatedEvent> events, Map<String, String> attack) throws IOException {
    Map<String, Heard> heard = new TreeMap<>();
    Instant start = events.get(0).eventTime().minus(Duration.ofMinutes(10));
    try (Monitor monitor =
        new Monitor(registers(account), ErasedObjects.none(), Set.of(), state, start)) {
      Instant last = events.get(events.size() - 1).eventTime();
      int next = 0;
      // The stages judge what is over, so time goes on after the last event.
      for (Instant end = start.plus(SLICE);
          end.isBefore(last.plus(Duration.ofHours(30)));
          end = end.plus(SLICE)) {
        int from = next;
        while (next < events.size() && events.get(next).eventTime().isBefore(end)) {
          next++;
        }
        for (HeardAlert each : monitor.collect(events.subList(from, next), end.plus(SLICE))) {
          take(each, heard, attack);
        }
      }
      assertThat(next).isEqualTo(events.size());
      assertThat(monitor.deadLetters()).isZero();
    }
    return heard;
  }

  private static void take(HeardAlert each, Map<String, Heard> heard, Map<String, String> attack) {
    if (!each.isWarning()) {
      return;
    }
    Heard of = heard.computeIfAbsent(each.rule(), any -> new Heard());
    of.warnings++;
    of.findings.add(each.alert().finding().id());
    Set<String> events = new HashSet<>(Set.of(each.alert().cause().eventId()));
    Drift drift = each.alert().finding().drift();
    Attribution attribution = drift == null ? null : drift.attribution();
    if (attribution != null) {
      events.add(attribution.call().eventId());
    }
    Set<String> steps = new TreeSet<>();
    events.stream().filter(attack::containsKey).forEach(id -> steps.add(attack.get(id)));
    of.ofAttack += steps.isEmpty() ? 0 : 1;
    of.steps.addAll(steps);
  }

  private static void write(String name, Map<String, Heard> heard, int events) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("%d events".formatted(events));
    lines.add("");
    lines.add("| Detector | Findings | Alerts | of attack steps | others | Steps |");
    lines.add("|---|---|---|---|---|---|");
    heard.forEach(
        (rule, of) ->
            lines.add(
                "| %s | %d | %d | %d | %d | %s |"
                    .formatted(
                        rule,
                        of.findings.size(),
                        of.warnings,
                        of.ofAttack,
                        of.warnings - of.ofAttack,
                        String.join(", ", of.steps))));
    Files.write(Path.of("target", "corpora-" + name + ".md"), lines);
  }

  /** The window of each event that Stratus Red Team caused, by its id. */
  private static Map<String, String> stratus() throws IOException {
    Map<String, String> attack = new HashMap<>();
    Path labels = Corpora.directory().resolve("cloudtrail/invictus/labels.csv");
    for (String line : Files.readAllLines(labels)) {
      String[] fields = line.split(",", -1);
      if (fields[6].equals(ATTACK)) {
        attack.put(fields[1], fields[4].replace(" (2nd)", ""));
      }
    }
    return attack;
  }

  @Test
  void mostAttacksOfInvictusAreTold() throws IOException {
    List<SimulatedEvent> events = events("invictus/invictus.jsonl.gz");
    Map<String, String> attack = stratus();
    Map<String, Heard> heard = play("123837392027", events, attack);
    write("invictus", heard, events.size());

    Set<String> found = new TreeSet<>();
    heard.values().forEach(of -> found.addAll(of.steps));
    Set<String> missed = new TreeSet<>(attack.values());
    missed.removeAll(found);
    assertThat(missed).as("of %d kinds", found.size() + missed.size()).hasSizeLessThan(5);
  }

  @Test
  void threeDaysOfSansRunThrough() throws IOException {
    List<SimulatedEvent> events =
        events(
            "sans504/sans504-2021-07-28.jsonl.gz",
            "sans504/sans504-2021-07-29.jsonl.gz",
            "sans504/sans504-2021-07-31.jsonl.gz");
    Map<String, Heard> heard = play("342082656213", events, Map.of());
    write("sans504", heard, events.size());

    assertThat(heard).isNotEmpty();
  }
}
