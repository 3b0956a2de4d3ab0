package nl.dijkwacht.simulator.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import org.junit.jupiter.api.Test;

class OrganisationTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int DAYS = 44;

  private static Organisation organisation(long seed) {
    return new Organisation(new Organisation.Settings(seed, 120, MONDAY, DAYS));
  }

  private static List<String> day(Organisation organisation, int day) {
    return organisation.day(day).stream()
        .map(event -> new String(event.record(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameDayWhateverWasMadeBefore() {
    Organisation one = organisation(7);
    day(one, 3);

    assertThat(day(one, 4)).isNotEmpty().isEqualTo(day(organisation(7), 4));
  }

  @Test
  void anotherSeedIsAnotherOrganisation() {
    assertThat(day(organisation(8), 4)).isNotEqualTo(day(organisation(7), 4));
    assertThat(organisation(8).members()).isNotEqualTo(organisation(7).members());
  }

  @Test
  void aDayIsInOrderAndKeepsToItself() {
    Organisation organisation = organisation(7);
    List<Instant> times = organisation.day(4).stream().map(SimulatedEvent::eventTime).toList();

    assertThat(times).isSorted();
    assertThat(times.get(0)).isAfterOrEqualTo(organisation.start(4));
    assertThat(times.get(times.size() - 1)).isBefore(organisation.start(5));
  }

  @Test
  void normalLifeIsAsVariedAsRealLife() {
    Organisation organisation = organisation(7);
    TrailEventReader reader = new TrailEventReader();
    Set<String> calls = new TreeSet<>();
    Set<String> countries = new TreeSet<>();
    Set<String> principals = new TreeSet<>();
    List<Integer> sizes = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      List<SimulatedEvent> events = organisation.day(day);
      sizes.add(events.size());
      for (SimulatedEvent event : events) {
        TrailEvent read = ((TrailReading.Event) reader.read(event.record())).event();
        calls.add(read.eventName());
        principals.add(Principal.of(read).id());
        String address = read.topLevel("sourceIPAddress");
        countries.add(
            address == null || address.endsWith(".com") ? "aws" : Places.country(address));
      }
    }

    assertThat(calls)
        .contains(
            "GetObject",
            "Query",
            "Scan",
            "DeleteObject",
            "GetSecretValue",
            "ConsoleLogin",
            "PutRolePolicy",
            "CreateRole",
            "GetTrailStatus");
    assertThat(countries)
        .contains("NL", "aws", "unknown")
        .containsAnyElementsOf(Places.EEA)
        .doesNotContainAnyElementsOf(Places.THIRD_COUNTRIES);
    assertThat(principals).hasSizeGreaterThan(110);
    // A Sunday is quieter than the Monday after it, and the end of the month is the busiest.
    assertThat(sizes.get(6)).isLessThan(sizes.get(7));
    assertThat(organisation.members())
        .anyMatch(member -> member.joins() > 0)
        .anyMatch(Member::shifts)
        .anySatisfy(member -> assertThat(member.works(member.holiday())).isFalse());
  }

  @Test
  void asManyPrincipalsAsWereAskedFor() {
    Organisation organisation = organisation(7);

    assertThat(organisation.members().size() + organisation.workloads().size()).isEqualTo(120);
    assertThat(organisation.members()).extracting(Member::job).contains(Member.Job.values());
  }
}
