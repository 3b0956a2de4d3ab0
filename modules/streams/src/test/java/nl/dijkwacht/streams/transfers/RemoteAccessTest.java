package nl.dijkwacht.streams.transfers;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.Touch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteAccessTest {

  private static final String ACCESSES = "dijkwacht.transfers.accesses";
  private static final String LAB = "444455556666";
  private static final String BANK = "444455557777";

  private final TransferDriver stage = new TransferDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anImporterWithoutABasisIsAFindingOfChapterFive() {
    stage.pipe(Touch.of(LAB, NOON).reads("US", 12));

    List<Signal> signals = stage.signals();
    assertThat(signals).hasSize(1);
    Signal signal = signals.get(0);
    assertThat(signal.rule()).isEqualTo(TransferRule.REMOTE_IMPORTER.rule());
    assertThat(signal.rule().level()).isEqualTo(Level.HIGH);
    assertThat(signal.rule().tags()).contains("avg.art-44", "avg.art-46");
    assertThat(signal.subject().fields())
        .containsEntry("resource", Touch.BUCKET.toString())
        .containsEntry("country", "US");
    assertThat(signal.event().note())
        .contains("12 calls from US", "processor lab (Lab)", "no entry says", "November 2026");
    assertThat(signal.event().noteNl())
        .contains("12 aanroepen vanuit US", "de verwerker lab (Lab)", "geen regel zegt");
  }

  @Test
  void aBasisIsOneUntilItsReview() {
    stage.pipe(Touch.of(BANK, NOON).reads("US", 1));
    assertThat(stage.signals()).isEmpty();

    stage.pipe(Touch.of(BANK, Instant.parse("2026-06-01T00:00:00Z")).reads("US", 1));
    assertThat(stage.signals())
        .singleElement()
        .satisfies(
            signal ->
                assertThat(signal.event().note())
                    .contains("entry bank-us was to be reviewed by 2026-06-01"));
  }

  @Test
  void ownStaffAbroadIsARiskAndNoTransfer() {
    stage.pipe(Touch.person("jan", NOON).reads("US", 1));

    assertThat(stage.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.rule()).isEqualTo(TransferRule.REMOTE_STAFF.rule());
              assertThat(signal.rule().level()).isEqualTo(Level.LOW);
              assertThat(signal.rule().tags()).noneMatch(tag -> tag.startsWith("avg.art-4"));
              assertThat(signal.rule().description()).contains("no transfer");
            });
  }

  @Test
  void ownStaffIsNotToldOfWhereThatIsOff() {
    try (TransferDriver quiet = new TransferDriver(new TransferSettings(false, false), true)) {
      quiet.pipe(Touch.person("jan", NOON).reads("US", 1));

      assertThat(quiet.signals()).isEmpty();
      assertThat(quiet.count(ACCESSES, "country", "US", "party", "own-staff")).isEqualTo(1);
    }
  }

  @Test
  void whoIsInNoRegisterLiesInBetween() {
    stage.pipe(Touch.of("999900001111", NOON).reads("CN", 1));
    stage.pipe(Touch.anonymous(NOON).reads("RU", 1));

    assertThat(stage.signals())
        .hasSize(2)
        .allSatisfy(
            signal -> {
              assertThat(signal.rule()).isEqualTo(TransferRule.REMOTE_UNKNOWN.rule());
              assertThat(signal.rule().level()).isEqualTo(Level.MEDIUM);
              assertThat(signal.event().note()).contains("Class: unknown");
            });
  }

  @Test
  void theEeaAdequateCountriesAwsAndUnknownPlacesAreNoTransfer() {
    stage.pipe(
        Touch.of("999900001111", NOON)
            .reads("NL", 1)
            .reads("NO", 1)
            .reads("GB", 1)
            .reads("aws", 1)
            .reads("unknown", 4));

    assertThat(stage.signals()).isEmpty();
    assertThat(stage.count(ACCESSES, "country", "NL", "party", "eea")).isEqualTo(1);
    assertThat(stage.count(ACCESSES, "country", "GB", "party", "unknown")).isEqualTo(1);
    assertThat(stage.count(ACCESSES, "country", "unknown", "party", "unknown")).isEqualTo(4);
  }

  @Test
  void theProviderIsToldOfElsewhere() {
    Principal support =
        new Principal(Principal.Kind.ROLE, "arn:aws:iam::111122223333:role/support", null);
    stage.pipe(Touch.by(support, Accessor.PROVIDER, NOON).reads("US", 3));

    assertThat(stage.signals()).isEmpty();
    assertThat(stage.count(ACCESSES, "country", "US", "party", "provider")).isEqualTo(3);
  }

  @Test
  void whatWasWrittenFromAfarDidNotGoThere() {
    stage.pipe(Touch.readAndWritten(Touch.of(LAB, NOON), "NL", 1, "US", 3));

    assertThat(stage.signals()).isEmpty();
  }

  @Test
  void whatWasRefusedFromAfarDidNotGoThere() {
    stage.pipe(Touch.readAndRefused(Touch.of(LAB, NOON), "NL", 5, "US", 5));

    assertThat(stage.signals()).isEmpty();
    assertThat(stage.count(ACCESSES, "country", "NL", "party", "eea")).isEqualTo(5);
    assertThat(stage.count(ACCESSES, "country", "US", "party", "importer")).isZero();
  }

  @Test
  void aMinuteThatIsWrittenAgainAddsOnlyWhatIsNew() {
    Touch first = Touch.of(LAB, NOON).reads("US", 2);
    stage.pipe(first);
    stage.pipe(first.again());
    stage.pipe(first.again().again().reads("CN", 1));

    assertThat(stage.signals())
        .extracting(signal -> signal.subject().fields().get("country"))
        .containsExactly("US", "CN");
    assertThat(stage.count(ACCESSES, "country", "US", "party", "importer")).isEqualTo(2);
  }

  @Test
  void aMinuteThatIsWrittenAgainMuchLaterCountsOnce() {
    Touch first = Touch.of(LAB, NOON).reads("US", 2);
    stage.pipe(first);
    stage.pipe(first.again().registered().access(), NOON.plus(Duration.ofDays(9)));
    stage.pipe(
        first.again().again().reads("CN", 1).registered().access(), NOON.plus(Duration.ofDays(9)));

    assertThat(stage.count(ACCESSES, "country", "US", "party", "importer")).isEqualTo(2);
    assertThat(stage.count(ACCESSES, "country", "CN", "party", "importer")).isEqualTo(1);
  }

  @Test
  void whatHasNoFileOfCountriesSaysSo() {
    assertThat(stage.registry.get("dijkwacht.transfers.countries.known").gauge().value())
        .isEqualTo(1);
    try (TransferDriver blind = new TransferDriver(TransferSettings.DEFAULT, false)) {
      assertThat(blind.registry.get("dijkwacht.transfers.countries.known").gauge().value())
          .isZero();
    }
    var registers = TransferDriver.registers(TransferDriver.REGISTERS);
    var known = new TransferTopology.Settings(StageDriver.PREFIX, () -> registers);
    var unknown =
        new TransferTopology.Settings(
            known.prefix(), known.registers(), known.assets(), () -> false, known.transfers());
    assertThat(known.notSeen()).isEmpty();
    assertThat(unknown.notSeen())
        .hasValueSatisfying(said -> assertThat(said).contains("is not seen"));
  }

  @Test
  void whatCannotBeReadIsSetAside() {
    stage.pipeGarbage();

    assertThat(stage.deadLetters()).isEqualTo(2);
  }

  /** Revisions of a minute come in their order; all else comes in any, and more than once. */
  @Test
  void theFindingsAreAFunctionOfTheSetOfAccesses() {
    List<String> countries = List.of("US", "CN", "NL", "GB", "aws", "unknown");
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<Touch> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Instant minute = NOON.plus(Duration.ofMinutes(random.nextInt(90)));
        Touch access =
            switch (random.nextInt(3)) {
              case 0 -> Touch.of(random.nextBoolean() ? LAB : BANK, minute);
              case 1 -> Touch.person("p" + random.nextInt(4), minute);
              default -> Touch.anonymous(minute);
            };
        all.add(access.reads(countries.get(random.nextInt(countries.size())), 1));
      }
      assertThat(told(shuffled(all, random))).isEqualTo(told(shuffled(all, random)));
    }
  }

  private static List<Touch> shuffled(List<Touch> all, Random random) {
    List<Touch> shuffled = new ArrayList<>(all);
    shuffled.addAll(all.subList(0, random.nextInt(all.size())));
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Set<String> told(List<Touch> accesses) {
    try (TransferDriver stage = new TransferDriver()) {
      accesses.forEach(stage::pipe);
      List<Signal> signals = stage.signals();
      Set<String> ids = new HashSet<>();
      signals.forEach(signal -> ids.add(signal.id() + " " + signal.findingId()));
      assertThat(ids).hasSameSizeAs(signals).isNotEmpty();
      return ids;
    }
  }
}
