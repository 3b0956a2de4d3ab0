package nl.dijkwacht.collectors.integrity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.integrity.Problem.Kind;

/** What verifying a trail in memory came to. */
record Verified(TrailReport report) {

  static PublicKeys awsKeys() {
    return new PublicKeys(region -> KeysOfRegion.ofAws(), Clock.systemUTC());
  }

  static Verified of(MemoryStore store, Instant from, Instant to) {
    return of(store, "", from, to);
  }

  static Verified of(MemoryStore store, String prefix, Instant from, Instant to) {
    try {
      return new Verified(
          new TrailVerification(store, awsKeys(), 2)
              .verify(
                  new TrailPlace(SignedTrail.BUCKET, prefix),
                  new TimeRange(from, to),
                  (account, region, end, logs) -> {}));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Problem> problems() {
    return Stream.concat(
            report.problems().stream(),
            report.chains().stream().flatMap(c -> c.problems().stream()))
        .toList();
  }

  List<Kind> kinds() {
    return problems().stream().map(Problem::kind).toList();
  }

  ChainReport chain() {
    return report.chains().get(0);
  }
}
