package nl.dijkwacht.simulator.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.organisation.Organisation;
import org.junit.jupiter.api.Test;

class IncidentsTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int FIRST = 14;
  private static final int DAYS = 14;

  private static List<Incident> incidents(long seed, SeedSet set) {
    Organisation organisation =
        new Organisation(new Organisation.Settings(seed, 200, MONDAY, FIRST + DAYS));
    return Incidents.of(organisation, set, EnumSet.allOf(IncidentKind.class), FIRST, DAYS, 2);
  }

  @Test
  void thereAreSomeOfEachKind() {
    assertThat(incidents(3, SeedSet.TUNING))
        .extracting(incident -> incident.truth().kind())
        .containsOnly(IncidentKind.values())
        .hasSize(2 * IncidentKind.values().length);
    assertThat(IncidentKind.values()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void theSameSeedGivesTheSameIncidents() {
    List<Incident> one = incidents(3, SeedSet.TEST);
    List<Incident> other = incidents(3, SeedSet.TEST);

    assertThat(one).extracting(Incident::truth).isEqualTo(truths(other));
    for (int i = 0; i < one.size(); i++) {
      assertThat(records(one.get(i))).isEqualTo(records(other.get(i)));
    }
    assertThat(truths(one)).isNotEqualTo(truths(incidents(4, SeedSet.TEST)));
  }

  private static List<Truth> truths(List<Incident> incidents) {
    return incidents.stream().map(Incident::truth).toList();
  }

  private static List<String> records(Incident incident) {
    return incident.events().stream().map(event -> Arrays.toString(event.record())).toList();
  }

  /** What the reader of Dijkwacht cannot take is no incident of AWS. */
  @Test
  void eachRecordIsOneOfCloudTrail() {
    TrailEventReader reader = new TrailEventReader();
    Set<String> ids = new HashSet<>();
    for (Incident incident : incidents(3, SeedSet.TUNING)) {
      for (SimulatedEvent event : incident.events()) {
        TrailReading reading = reader.read(event.record());
        assertThat(reading).as("%s", incident.truth()).isInstanceOf(TrailReading.Event.class);
        TrailEvent read = ((TrailReading.Event) reading).event();
        assertThat(read.eventTime()).isEqualTo(event.eventTime());
        assertThat(read.eventSource()).endsWith(".amazonaws.com");
        assertThat(read.topLevel("recipientAccountId")).hasSize(12);
        assertThat(ids.add(read.id())).as("an id of its own").isTrue();
      }
    }
  }

  @Test
  void theTruthTellsWhoWhatAndWhen() {
    Organisation organisation =
        new Organisation(new Organisation.Settings(3, 200, MONDAY, FIRST + DAYS));
    for (Incident incident : incidents(3, SeedSet.TUNING)) {
      Truth truth = incident.truth();
      assertThat(truth.principals()).as("%s", truth).isNotEmpty();
      assertThat(incident.events())
          .as("%s", truth)
          .isNotEmpty()
          .allMatch(event -> !event.eventTime().isBefore(truth.from()))
          .allMatch(event -> !event.eventTime().isAfter(truth.to()));
      assertThat(truth.from()).isAfterOrEqualTo(organisation.start(FIRST));
      assertThat(truth.to()).isBefore(organisation.start(FIRST + DAYS));
    }
  }

  @Test
  void whatIsTestedWithWasNeverTunedOn() {
    Draw tuning = new Draw(new Chance(5), SeedSet.TUNING);
    Draw test = new Draw(new Chance(6), SeedSet.TEST);
    List<String> choices = List.of("a", "b", "c", "d", "e", "f");
    for (int[] range : new int[][] {{300, 3_000}, {7, 12}, {1, 8}, {2, 40}}) {
      Set<Integer> tuned = new HashSet<>();
      Set<Integer> tested = new HashSet<>();
      for (int i = 0; i < 5_000; i++) {
        tuned.add(tuning.between(range[0], range[1]));
        tested.add(test.between(range[0], range[1]));
        assertThat(tuning.oneOf(choices)).isIn("a", "c", "e");
        assertThat(test.oneOf(choices)).isIn("b", "d", "f");
      }
      assertThat(tuned).doesNotContainAnyElementsOf(tested);
      assertThat(tuned).allMatch(value -> value >= range[0] && value <= range[1]);
      assertThat(tested).allMatch(value -> value >= range[0] && value <= range[1]);
    }
  }
}
