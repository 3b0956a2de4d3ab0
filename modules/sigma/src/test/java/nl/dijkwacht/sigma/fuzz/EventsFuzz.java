package nl.dijkwacht.sigma.fuzz;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.Sigma;

/** Any bytes as a record, held against rules of every kind. */
public final class EventsFuzz {

  private static final RuleSet RULES =
      Sigma.read(
          Sigma.rule(
              """
              a: {eventSource: s3.amazonaws.com, eventName|startswith: Get, errorCode: null}
              b: {requestParameters|contains: '"a":', userAgent|re|i: '^\\[?aws-cli/[0-9]+'}
              c: [{sourceIPAddress|cidr: [10.0.0.0/8, '2001:db8::/32']}, {n|gte: 1.5}]
              d: {userIdentity.arn|fieldref|endswith: userIdentity.userName, x.y|exists: true}
              e: {tags.key|cased|contains|all: [A, '?b*']}
              f: [word, 5, true]
              condition: a or b or (c and not d) or 1 of e or f
              """));

  private EventsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] record) {
    if (new TrailEventReader().read(record) instanceof TrailReading.Event read) {
      EventSummary.of(read.event(), Instant.EPOCH, null);
      Agreement.check(RULES, List.of(record));
    }
  }
}
