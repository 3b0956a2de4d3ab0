package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.ProcessorEntry;
import nl.dijkwacht.registers.PurposeEntry;
import nl.dijkwacht.registers.RegisterContent;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.ServiceEntry;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistersDetectorsTest {

  private static final String OTHERS = "777788889999";
  private static final LocalDate REVIEW = LocalDate.parse("2027-01-01");

  private static final Registers REGISTERS =
      Registers.of(
          new RegisterContent(
              List.of(
                  new AccountEntry(
                      "111122223333",
                      "Beelden",
                      "production",
                      "St. Lucas",
                      AccountEntry.Role.CONTROLLER,
                      "",
                      "",
                      "")),
              List.of(
                  new AssetEntry(
                      "scans",
                      null,
                      "AWS::S3::Bucket",
                      "beelden",
                      null,
                      true,
                      null,
                      null,
                      null,
                      List.of(),
                      "zorg",
                      null,
                      null,
                      Period.ofYears(20),
                      null,
                      null)),
              List.of(),
              List.of(
                  new PurposeEntry("p1", "*role/onderzoek*", List.of("onderzoek"), ""),
                  new PurposeEntry("p2", "*role/kliniek*", List.of("Zorg"), "")),
              List.of(
                  new ProcessorEntry(
                      "lab",
                      "Lab",
                      List.of(OTHERS),
                      List.of(),
                      List.of(),
                      List.of(),
                      "map 7",
                      "NL",
                      List.of(),
                      REVIEW,
                      "")),
              List.of(new ServiceEntry("s3", "s3.amazonaws.com", null, "CISO", REVIEW, REVIEW, "")),
              List.of(),
              List.of()),
          RegisterSettings.DEFAULT);

  private static final ErasedObjects ERASED =
      new ErasedObjects() {
        @Override
        public boolean isEmpty() {
          return false;
        }

        @Override
        public boolean contains(AssetRef asset, String object, Instant at) {
          return object.equals("erased");
        }

        @Override
        public boolean concerns(AssetRef asset) {
          return asset.resource().id().equals("gewist");
        }
      };

  private final BehaviourDriver driver =
      new BehaviourDriver(BehaviourSettings.DEFAULT, REGISTERS, ERASED);

  @AfterEach
  void close() {
    driver.close();
  }

  private static Touch foreign(String account) {
    return Touch.by(
            new Principal(Principal.Kind.OTHER_ACCOUNT, "AROAEXAMPLE", account),
            Accessor.OTHER_ACCOUNT,
            at(0, 13))
        .reads(2);
  }

  @Test
  void dataAreUsedForTheirPurpose() {
    driver.pipe(Touch.workload("onderzoek", at(0, 13)).reads(7).entry("scans"));
    driver.pipe(Touch.workload("kliniek", at(0, 13)).reads(7).entry("scans"));
    driver.pipe(Touch.workload("anders", at(0, 13)).reads(7).entry("scans"));
    driver.pipe(Touch.workload("onderzoek", at(0, 13)).reads(7).on("zonder doel"));

    assertThat(driver.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(BehaviourDriver.is(signal, BehaviourRule.OUTSIDE_PURPOSE)).isTrue();
              assertThat(signal.event().note())
                  .isEqualTo(
                      "Made 7 calls from 2026-03-02T13:00:00Z on; the data are kept for \"zorg\", and"
                          + " the principal serves \"onderzoek\".");
            });
  }

  @Test
  void whatIsTrueAllDayIsToldOnceADay() {
    for (long day = 0; day < 2; day++) {
      for (int minute = 0; minute < 5; minute++) {
        driver.pipe(Touch.workload("onderzoek", at(day, 13, minute)).reads(7).entry("scans"));
      }
    }

    List<Signal> signals = driver.signals();
    assertThat(signals).hasSize(2);
    assertThat(signals.get(0).findingId()).isEqualTo(signals.get(1).findingId());
  }

  @Test
  void onlyProcessorsOfOtherAccountsAreKnown() {
    driver.pipe(foreign(OTHERS));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(foreign("444455556666"));
    driver.pipe(
        Touch.by(
                new Principal(Principal.Kind.ANONYMOUS, "anonymous", null),
                Accessor.ANONYMOUS,
                at(0, 13))
            .reads(2));
    assertThat(driver.signals())
        .hasSize(2)
        .allMatch(signal -> BehaviourDriver.is(signal, BehaviourRule.UNKNOWN_THIRD_PARTY));
  }

  @Test
  void refusalsTouchNothing() {
    driver.pipe(foreign("444455556666").reads(0).fails(9));
    driver.pipe(Touch.workload("onderzoek", at(0, 13)).fails(9).entry("scans"));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void servicesAreApproved() {
    driver.pipe(Touch.workload("kliniek", at(0, 13)).reads(7));
    driver.pipe(Touch.workload("kliniek", at(0, 14)).reads(7).through("athena.amazonaws.com"));

    assertThat(driver.signals())
        .singleElement()
        .satisfies(
            signal ->
                assertThat(signal.subject().fields())
                    .containsEntry("service", "athena.amazonaws.com"));
  }

  @Test
  void withoutARegisterOfServicesAllAreApproved() {
    try (BehaviourDriver without = new BehaviourDriver()) {
      without.pipe(Touch.workload("kliniek", at(0, 14)).reads(7).through("athena.amazonaws.com"));

      assertThat(without.signals()).isEmpty();
    }
  }

  @Test
  void specialCategoriesNeedASecondFactor() {
    driver.pipe(Touch.user("jan", at(0, 13)).reads(7).noMfa());
    driver.pipe(Touch.user("jan", at(0, 14)).reads(7).specialCategory());
    driver.pipe(Touch.person("jan@example.org", at(0, 14)).reads(7).specialCategory().noMfa());
    assertThat(driver.signals()).isEmpty();

    driver.pipe(Touch.user("jan", at(0, 15)).reads(7).specialCategory().noMfa());
    assertThat(driver.signals(BehaviourRule.WITHOUT_MFA)).hasSize(1);
  }

  @Test
  void accessOfTheProviderIsToldApartAndNothingElse() {
    driver.pipe(
        Touch.by(
                new Principal(Principal.Kind.AWS_SERVICE, "support.amazonaws.com", null),
                Accessor.PROVIDER,
                at(0, 13))
            .reads(50_000)
            .through("s3.amazonaws.com"));
    driver.until(at(0, 20));

    assertThat(driver.signals())
        .anyMatch(signal -> BehaviourDriver.is(signal, BehaviourRule.PROVIDER_ACCESS))
        .noneMatch(signal -> BehaviourDriver.is(signal, BehaviourRule.MASS_DOWNLOAD));
  }

  @Test
  void restoresMayBringErasedDataBack() {
    driver.pipe(Touch.workload("kliniek", at(0, 13)).restores(1));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(Touch.workload("kliniek", at(0, 14)).restores(1).entry("scans"));
    driver.pipe(Touch.workload("kliniek", at(0, 14)).restores(1).on("gewist"));
    assertThat(driver.signals(BehaviourRule.ERASED_RESTORED))
        .extracting(signal -> signal.event().note())
        .satisfiesExactlyInAnyOrder(
            note -> assertThat(note).contains("may be kept for P20Y"),
            note -> assertThat(note).contains("were reported erased"));
  }

  @Test
  void aReadOfAnErasedObjectIsToldAndAFailedOneIsNot() {
    driver.pipe(event("1", "erased", true));
    driver.pipe(event("2", "kept", false));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(event("3", "erased", false));
    driver.pipe(event("3", "erased", false));
    assertThat(driver.signals(BehaviourRule.ERASED_READ)).hasSize(1);
  }

  private static AccessEvent event(String id, String object, boolean failed) {
    Touch touch = Touch.workload("kliniek", at(0, 13)).reads(1);
    return new AccessEvent(
        id,
        touch.asset(),
        touch.event(),
        AccessKind.READ,
        Accessor.WORKLOAD,
        failed,
        10,
        List.of(object),
        null);
  }
}
