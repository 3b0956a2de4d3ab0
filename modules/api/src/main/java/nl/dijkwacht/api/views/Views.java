package nl.dijkwacht.api.views;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Delivery;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;

/**
 * What the API answers from, so that any instance can: findings, alerts, cases and their steps,
 * notices, accesses, exposure, requests to runners, restrictions and the last deliveries, as their
 * topics have them. Thread-safe.
 */
public final class Views implements AutoCloseable {

  /** Alerts and notices that are older are of no use to who listens. */
  private static final Duration TOLD = Duration.ofDays(30);

  private final ViewLimits limits;
  private final Clock clock;
  private final KeyedView<Finding> findings;
  private final KeyedView<Case> cases;
  private final KeyedView<CaseEvent> steps;
  private final KeyedView<Exposure> exposures;
  private final KeyedView<Access> accesses;
  private final Newest<Alert> alerts;
  private final Newest<Notice> notices;
  private final KeyedView<Delivery> deliveries;
  private final KeyedView<ResponseRequest> responses;
  private final KeyedView<Restriction> restrictions;
  private final List<TopicWatch<?>> watches = new ArrayList<>();

  /** Without content, which the caller puts in. */
  public Views(ViewLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.findings = new KeyedView<>(limits.records(), LEAST_WANTED);
    this.cases =
        new KeyedView<>(
            limits.records(),
            Comparator.comparing((Case each) -> !each.status().isOver())
                .thenComparing(Case::openedAt));
    this.steps = new KeyedView<>(limits.records(), Comparator.comparing(CaseEvent::recordedAt));
    this.exposures = new KeyedView<>(limits.records(), Comparator.comparing(Exposure::from));
    this.accesses = new KeyedView<>(limits.records(), Comparator.comparing(Access::minute));
    this.alerts =
        new Newest<>(
            limits.alerts(),
            Alert::id,
            Comparator.comparing((Alert alert) -> alert.cause().collectedAt())
                .thenComparing(Alert::id));
    this.notices =
        new Newest<>(
            limits.alerts(),
            Notice::id,
            Comparator.comparing(Notice::at).thenComparing(Notice::id));
    this.deliveries = new KeyedView<>(limits.records(), Comparator.comparing(Delivery::at));
    this.responses =
        new KeyedView<>(
            limits.records(),
            Comparator.comparing((ResponseRequest request) -> request.status().isOpen())
                .thenComparing(ResponseRequest::proposedAt));
    this.restrictions = new KeyedView<>(limits.records(), Comparator.comparing(Restriction::since));
  }

  /** What is over is wanted less than what stands; of these what is graver, and newer, more. */
  private static final Comparator<Finding> LEAST_WANTED =
      Comparator.comparing((Finding finding) -> rank(finding.status()))
          .thenComparing(Finding::level)
          .thenComparing(finding -> finding.latest().eventTime());

  private static int rank(Finding.Status status) {
    return switch (status) {
      case CLOSED, RESOLVED -> 0;
      case SUPPRESSED -> 1;
      case OPEN -> 2;
    };
  }

  /** Follows the topics from now on, which must exist. */
  public void follow(CompactedTopicReader reader, MeterRegistry registry) {
    Instant now = clock.instant();
    Instant told = now.minus(TOLD);
    watch(reader, Topics.FINDINGS, Instant.EPOCH, TopicWatch.Into.view(findings));
    watch(reader, Topics.CASES, Instant.EPOCH, TopicWatch.Into.view(cases));
    watch(reader, Topics.CASE_EVENTS, Instant.EPOCH, TopicWatch.Into.each(this::add));
    watch(reader, Topics.EXPOSURES, Instant.EPOCH, TopicWatch.Into.each(this::add));
    watch(reader, Topics.ACCESSES, now.minus(limits.accesses()), TopicWatch.Into.each(this::add));
    watch(reader, Topics.ALERTS, told, TopicWatch.Into.newest(alerts));
    watch(reader, Topics.NOTICES, told, TopicWatch.Into.newest(notices));
    watch(reader, Topics.DELIVERIES, told, TopicWatch.Into.each(this::add));
    watch(
        reader, Topics.OUTCOMES, Instant.EPOCH, TopicWatch.Into.each(this::add, responses::remove));
    watch(reader, Topics.RESTRICTIONS, Instant.EPOCH, TopicWatch.Into.view(restrictions));
    measure(registry);
  }

  private <V> void watch(
      CompactedTopicReader reader, Topic<V> topic, Instant since, TopicWatch.Into<V> into) {
    watches.add(TopicWatch.start(reader, topic, since, into));
  }

  private void measure(MeterRegistry registry) {
    gauge(registry, "findings", findings::size);
    gauge(registry, "cases", cases::size);
    gauge(registry, "steps", steps::size);
    gauge(registry, "exposures", exposures::size);
    gauge(registry, "accesses", accesses::size);
    gauge(registry, "alerts", alerts::size);
    gauge(registry, "notices", notices::size);
    gauge(registry, "deliveries", deliveries::size);
    gauge(registry, "responses", responses::size);
    gauge(registry, "restrictions", restrictions::size);
  }

  private static void gauge(MeterRegistry registry, String view, Supplier<Number> size) {
    Meters.API_VIEW.gauge(registry, size, view);
  }

  /** Takes a step of a case; one that comes twice is the same. */
  public void add(CaseEvent step) {
    steps.put(step.caseId() + "/" + step.number(), step);
  }

  /** Takes what became of something that was to be told, unless more was told since. */
  public void add(Delivery delivery) {
    String key = key(delivery.subscription(), delivery.outcome());
    boolean newer =
        deliveries.get(key).map(known -> known.at().isBefore(delivery.at())).orElse(true);
    if (newer) {
      deliveries.put(key, delivery);
    }
  }

  /** Takes a request to a runner as it stands; the alert that it rests on is shown elsewhere. */
  public void add(ResponseRequest request) {
    responses.put(request.id(), request.withoutContent());
  }

  /** Takes a restriction or hold. */
  public void add(Restriction restriction) {
    restrictions.put(restriction.key(), restriction);
  }

  private static String key(String subscription, Delivery.Outcome outcome) {
    return subscription + " " + outcome;
  }

  /** Takes what is known of an exposure, unless more is known already. */
  public void add(Exposure exposure) {
    boolean newer =
        exposures
            .get(exposure.id())
            .map(known -> known.revision() < exposure.revision())
            .orElse(true);
    if (newer) {
      exposures.put(exposure.id(), exposure);
    }
  }

  /** Takes a minute of access, unless more of it is known already, and forgets old ones. */
  public void add(Access access) {
    accesses.removeWhile(this::isOld);
    String key = access.minute() + " " + access.key();
    boolean newer =
        accesses.get(key).map(known -> known.revision() < access.revision()).orElse(true);
    if (newer && !isOld(access)) {
      accesses.put(key, withoutSketch(access));
    }
  }

  private boolean isOld(Access access) {
    return access.minute().isBefore(clock.instant().minus(limits.accesses()));
  }

  /** It is for counting, and as large as all the rest. */
  private static Access withoutSketch(Access access) {
    return new Access(
        access.principal(),
        access.asset(),
        access.accessor(),
        access.minute(),
        access.calls(),
        access.failures(),
        access.bytes(),
        access.objects(),
        null,
        access.countries(),
        access.writtenFrom(),
        access.networks(),
        access.userAgents(),
        access.withoutMfa(),
        access.first(),
        access.latest(),
        access.revision());
  }

  public KeyedView<Finding> findings() {
    return findings;
  }

  public KeyedView<Case> cases() {
    return cases;
  }

  /** Of all cases. */
  public KeyedView<CaseEvent> steps() {
    return steps;
  }

  /** The last time that a delivery of a subscription ended so, if it did within 30 days. */
  public Optional<Delivery> lastDelivery(String subscription, Delivery.Outcome outcome) {
    return deliveries.get(key(subscription, outcome));
  }

  /** Requests to runners, without the alerts that they rest on. */
  public KeyedView<ResponseRequest> responses() {
    return responses;
  }

  /** What is restricted of what is held on principals (Art. 18 AVG), by their ids; each once. */
  public List<Restriction> restrictionsOn(Stream<String> principals) {
    return principals
        .flatMap(id -> Restriction.names(id).stream())
        .flatMap(
            name -> restrictions.get(Restriction.keyOf(Restriction.Kind.PERSON, name)).stream())
        .distinct()
        .toList();
  }

  /** The hold on a case; empty if there is none. */
  public Optional<Restriction> holdOn(String caseId) {
    return restrictions.get(Restriction.keyOf(Restriction.Kind.CASE, caseId));
  }

  public KeyedView<Exposure> exposures() {
    return exposures;
  }

  /** Those of the last hours. */
  public KeyedView<Access> accesses() {
    accesses.removeWhile(this::isOld);
    return accesses;
  }

  public Newest<Alert> alerts() {
    return alerts;
  }

  public Newest<Notice> notices() {
    return notices;
  }

  /** Whether all that the topics held was read. */
  public boolean isCurrent() {
    return watches.stream().allMatch(TopicWatch::isCurrent);
  }

  /** Whether each topic is followed. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    watches.forEach(watch -> checks.add(watch.check()));
    return checks;
  }

  @Override
  public void close() {
    watches.forEach(TopicWatch::close);
  }
}
