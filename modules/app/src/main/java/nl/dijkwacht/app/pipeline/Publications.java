package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.DocumentWatcher;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.response.PolicyWatch;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.subscriptions.LocalSubscriptions;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.CurrentAssets;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.behaviour.ErasedWatcher;
import nl.dijkwacht.streams.behaviour.RestrictionWatcher;
import nl.dijkwacht.streams.detect.AssetWatcher;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.jspecify.annotations.Nullable;

/**
 * Rules, controls, registers and subscriptions as they are published, and policies of responses as
 * files have them: one follower each, from when a stage first asks, for all stages. Used by one
 * thread; what it hands out is thread-safe.
 */
final class Publications implements AutoCloseable {

  /** A million assets are read within it. */
  private static final Duration TOPIC_LIMIT = Duration.ofSeconds(60);

  private final Configuration configuration;
  private final Map<String, String> clientProperties;
  private final LocalRules localRules;
  private final MeterRegistry registry;
  private @Nullable DocumentWatcher<RuleSet> rules;
  private @Nullable DocumentWatcher<ControlSet> controls;
  private @Nullable DocumentWatcher<Registers> registers;
  private @Nullable DocumentWatcher<SubscriptionSet> subscriptions;
  private @Nullable PolicyWatch policies;
  private @Nullable AssetWatcher assets;
  private @Nullable CurrentAssets currentAssets;
  private @Nullable ErasedWatcher erased;
  private @Nullable RestrictionWatcher restrictions;

  /**
   * @param localRules besides those that are published
   */
  Publications(
      Configuration configuration,
      Map<String, String> clientProperties,
      LocalRules localRules,
      MeterRegistry registry) {
    this.configuration = configuration;
    this.clientProperties = clientProperties;
    this.localRules = localRules;
    this.registry = registry;
  }

  /** The rules in effect. When this returns they are those that are published now. */
  Supplier<RuleSet> rules() throws IOException {
    if (rules == null) {
      rules = DocumentWatcher.start(settings(DocumentKind.RULES), localRules, registry);
    }
    return rules;
  }

  /** The controls in effect, likewise. */
  Supplier<ControlSet> controls() throws IOException {
    if (controls == null) {
      controls =
          DocumentWatcher.start(
              settings(DocumentKind.CONTROLS),
              LocalControls.of(configuration.controls()),
              registry);
    }
    return controls;
  }

  /** The registers in effect, likewise. */
  Supplier<Registers> registers() throws IOException {
    if (registers == null) {
      registers =
          DocumentWatcher.start(
              settings(DocumentKind.REGISTERS),
              LocalRegisters.of(configuration.registers()),
              registry);
    }
    return registers;
  }

  /** The subscriptions in effect, likewise. */
  Supplier<SubscriptionSet> subscriptions() throws IOException {
    if (subscriptions == null) {
      subscriptions =
          DocumentWatcher.start(
              settings(DocumentKind.SUBSCRIPTIONS),
              LocalSubscriptions.of(configuration.publish().subscriptions()),
              registry);
    }
    return subscriptions;
  }

  /** The policies of responses in effect, as files have them; likewise. */
  Supplier<PolicySet> policies() throws IOException {
    if (policies == null) {
      policies = PolicyWatch.start(configuration.response(), PolicyWatch.LOOK, registry);
    }
    return policies;
  }

  /** The assets in effect, by the registers and what was found otherwise, likewise. */
  CurrentAssets assets() throws IOException {
    if (currentAssets == null) {
      AssetWatcher found = AssetWatcher.start(topics());
      assets = found;
      currentAssets = new CurrentAssets(registers(), found);
    }
    return currentAssets;
  }

  /** The objects that were reported erased, likewise. */
  Supplier<ErasedObjects> erased() throws IOException {
    ErasedWatcher following = erased == null ? ErasedWatcher.start(topics()) : erased;
    erased = following;
    return () -> following;
  }

  /** Whose habits may not be used, by the ids of principals, likewise. */
  Predicate<String> restricted() throws IOException {
    if (restrictions == null) {
      restrictions = RestrictionWatcher.start(topics());
    }
    return restrictions;
  }

  private CompactedTopicReader topics() {
    return new CompactedTopicReader(
        new HashMap<>(clientProperties), new TopicPrefix(configuration.prefix()), TOPIC_LIMIT);
  }

  private DocumentWatcher.Settings settings(DocumentKind kind) {
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    Path folder = Places.under(configuration.data()).published(kind);
    return new DocumentWatcher.Settings(
        kind, clientProperties, prefix, folder.resolve(prefix + ".last-good.zip"));
  }

  /** The rules in effect, or those that would be if any stage asked. */
  RuleSet currentRules() {
    return rules == null ? localRules.alone() : rules.get();
  }

  /** The controls in effect, or those that would be if any stage asked. */
  ControlSet currentControls() throws IOException {
    return controls == null ? LocalControls.of(configuration.controls()).alone() : controls.get();
  }

  /** The registers in effect, or those that would be if any stage asked. */
  Registers currentRegisters() throws IOException {
    return registers == null
        ? LocalRegisters.of(configuration.registers()).read(List.of()).content()
        : registers.get();
  }

  /** Whether what is followed could be read. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    followed().forEach(watcher -> checks.add(watcher.check()));
    AssetWatcher following = assets;
    if (following != null) {
      checks.add(
          new Check(
              "assets",
              () -> result(following.problem(), "%,d were found".formatted(following.count()))));
    }
    ErasedWatcher watching = erased;
    if (watching != null) {
      checks.add(
          new Check(
              "erased",
              () -> result(watching.problem(), "%,d were reported".formatted(watching.count()))));
    }
    RestrictionWatcher holding = restrictions;
    if (holding != null) {
      checks.add(
          new Check(
              "restrictions",
              () -> result(holding.problem(), "%,d are in effect".formatted(holding.count()))));
    }
    return checks;
  }

  private static CheckResult result(@Nullable String problem, String otherwise) {
    return problem == null ? CheckResult.up(otherwise) : CheckResult.down(problem);
  }

  private List<DocumentWatcher<?>> followed() {
    List<DocumentWatcher<?>> followed = new ArrayList<>();
    for (DocumentWatcher<?> each : Arrays.asList(rules, controls, registers, subscriptions)) {
      if (each != null) {
        followed.add(each);
      }
    }
    return followed;
  }

  @Override
  public void close() {
    followed().forEach(DocumentWatcher::close);
    if (policies != null) {
      policies.close();
    }
    if (assets != null) {
      assets.close();
    }
    if (erased != null) {
      erased.close();
    }
    if (restrictions != null) {
      restrictions.close();
    }
  }
}
