package nl.dijkwacht.streams.assurance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.coverage.AssetKind;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.coverage.AssuranceFact.Kind;
import nl.dijkwacht.core.coverage.Extent;
import nl.dijkwacht.core.coverage.SelectableAsset;
import nl.dijkwacht.core.coverage.SelectorCoverage;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.AttestationEntry;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.registers.Visibility;
import nl.dijkwacht.registers.VisibilityMatrix;

/**
 * Tells what nobody sees. Where nothing is known of trails or recorders at all, nothing is told of
 * them: then it is collecting that is not set up. A source that fell silent is told by detect.
 */
final class BlindSpots {

  /** Kinds of data events by the types of the resources that they are about. */
  private static final Map<String, AssetKind> KINDS =
      Map.of(
          "AWS::S3::Bucket", AssetKind.S3_OBJECTS,
          "AWS::S3Express::DirectoryBucket", AssetKind.S3_DIRECTORY_OBJECTS,
          "AWS::DynamoDB::Table", AssetKind.DYNAMODB_TABLE,
          "AWS::Lambda::Function", AssetKind.LAMBDA_FUNCTION,
          "AWS::SQS::Queue", AssetKind.SQS_QUEUE,
          "AWS::Kinesis::Stream", AssetKind.KINESIS_STREAM,
          "AWS::EC2::Snapshot", AssetKind.EBS_SNAPSHOT,
          "AWS::MedicalImaging::Datastore", AssetKind.MEDICAL_IMAGING_STORE);

  private final Facts facts;
  private final Registers registers;
  private final LocalDate today;
  private final SelectorCoverage coverage;
  private final boolean trailsKnown;
  private final boolean countriesKnown;

  /**
   * @param countriesKnown whether a file tells the countries of addresses
   */
  BlindSpots(Facts facts, Registers registers, LocalDate today, boolean countriesKnown) {
    this.facts = facts;
    this.registers = registers;
    this.today = today;
    this.coverage = new SelectorCoverage(RecordedTrails.of(facts.items(Kind.TRAIL)));
    this.trailsKnown = !facts.of(Kind.TRAIL).isEmpty();
    this.countriesKnown = countriesKnown;
  }

  /** The kind of data events by which access to a resource of a type is seen, if any. */
  static Optional<AssetKind> dataEvents(String type) {
    return Optional.ofNullable(KINDS.get(type));
  }

  List<Condition> all() {
    List<Condition> all = new ArrayList<>();
    Instant trails = facts.newest(Kind.TRAIL);
    facts.assets().forEach(asset -> asset(asset, trails, all));
    if (!countriesKnown) {
      facts.assets().stream()
          .map(Asset::asOf)
          .min(Instant::compareTo)
          .map(BlindSpots::countries)
          .ifPresent(all::add);
    }
    Set<String> recorded = recorded();
    for (AssuranceFact place : places()) {
      if (trailsKnown && !isLogged(place)) {
        all.add(
            place(
                AssuranceRules.NO_TRAIL,
                place,
                later(place.at(), trails),
                PlainReason.NO_TRAIL.english()));
      }
      if (!recorded.isEmpty() && !recorded.contains(key(place))) {
        all.add(
            place(
                AssuranceRules.NO_RECORDER, place, place.at(), PlainReason.NO_RECORDER.english()));
      }
    }
    return all;
  }

  /** Of the whole organisation, from when on there is anything to be reached. */
  private static Condition countries(Instant since) {
    return new Condition(
        AssuranceRules.NO_COUNTRIES,
        new ResourceId("dijkwacht", "", "global", "Dijkwacht::Countries", "countries"),
        null,
        "countries of addresses",
        new Classification(true, false, false, "", List.of()),
        since,
        false,
        PlainReason.NO_COUNTRIES.english());
  }

  private void asset(Asset asset, Instant trails, List<Condition> all) {
    String type = asset.resource().type();
    Visibility.Sight reads =
        VisibilityMatrix.shipped().of(type).map(Visibility::reads).orElse(Visibility.Sight.SEEN);
    Optional<AssetKind> kind = dataEvents(type);
    if (reads == Visibility.Sight.WITH_DATA_EVENTS && trailsKnown && kind.isPresent()) {
      Extent extent = coverage.of(covered(asset, kind.get())).reads();
      if (extent != Extent.ALL) {
        PlainReason reason =
            extent == Extent.NONE ? PlainReason.NO_DATA_EVENTS : PlainReason.SOME_DATA_EVENTS;
        all.add(
            of(
                AssuranceRules.NO_DATA_EVENTS,
                asset,
                later(asset.asOf(), trails),
                reason.english()));
      }
    } else if (reads == Visibility.Sight.UNSEEN && !isAttested(asset)) {
      String attest =
          VisibilityMatrix.shipped().of(type).map(Visibility::attest).orElse("").strip();
      all.add(
          of(
              AssuranceRules.UNSEEN_READS,
              asset,
              asset.asOf(),
              "No attestation covers it. To be attested: " + attest));
    }
  }

  private static SelectableAsset covered(Asset asset, AssetKind kind) {
    ResourceId id = asset.resource();
    String region = asset.region();
    String arn =
        kind == AssetKind.S3_OBJECTS
            ? "arn:%s:s3:::%s/".formatted(id.partition(), id.id())
            : asset.arn() == null ? "" : asset.arn() + (kind.isPrefix() ? "/" : "");
    return new SelectableAsset(
        kind,
        arn,
        Optional.of(id.account()),
        ResourceIdentity.isRegion(region) ? Optional.of(region) : Optional.empty());
  }

  private boolean isAttested(Asset asset) {
    Set<String> entries = new HashSet<>();
    registers.entriesAbout(asset).stream().map(AssetEntry::id).forEach(entries::add);
    return registers.content().attestations().stream()
        .filter(entry -> entry.kind() == AttestationEntry.Kind.BLIND_SPOT)
        .filter(entry -> entry.asset() != null && entries.contains(entry.asset()))
        .anyMatch(entry -> !today.isAfter(entry.due()));
  }

  /** Each account and Region in use, with the first that was heard of it. */
  private Collection<AssuranceFact> places() {
    Map<String, AssuranceFact> places = new TreeMap<>();
    for (Kind kind : List.of(Kind.PLACE, Kind.ASSET)) {
      for (AssuranceFact fact : facts.of(kind)) {
        if (ResourceIdentity.isRegion(fact.region())) {
          places.merge(key(fact), fact, (one, other) -> one.at().isAfter(other.at()) ? other : one);
        }
      }
    }
    return places.values();
  }

  private static String key(AssuranceFact fact) {
    return fact.account() + " " + fact.region();
  }

  /** Reading a secret is a management event, and so is taken by what takes those. */
  private boolean isLogged(AssuranceFact place) {
    SelectableAsset any =
        new SelectableAsset(
            AssetKind.SECRET, "", Optional.of(place.account()), Optional.of(place.region()));
    return coverage.of(any).reads() != Extent.NONE;
  }

  /**
   * Where AWS Config is known to record, or was asked whether it does: where it was asked, a
   * control tells what it said.
   */
  private Set<String> recorded() {
    Set<String> recorded = new HashSet<>();
    facts.of(Kind.RECORDED).forEach(fact -> recorded.add(key(fact)));
    for (ConfigurationItem item : facts.items(Kind.RECORDER)) {
      if (!item.resource().type().equals("AWS::::Account")
          || item.supplementary().containsKey("Recorders")) {
        recorded.add(item.resource().account() + " " + item.region());
      }
    }
    return recorded;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Condition of(RuleRef rule, Asset asset, Instant since, String reason) {
    Classification known = asset.classification();
    RuleRef graver = known.specialCategory() ? rule.at(Level.HIGH) : rule;
    return new Condition(
        graver, asset.resource(), asset.arn(), asset.name(), known, since, false, reason);
  }

  private Condition place(RuleRef rule, AssuranceFact place, Instant since, String reason) {
    String owner = registers.account(place.account()).map(AccountEntry::owner).orElse("");
    ResourceId resource =
        new ResourceId(
            ResourceIdentity.partition(place.region()),
            place.account(),
            place.region(),
            "AWS::::Account",
            place.account());
    // Who is not seen can hide what follows.
    Classification known =
        new Classification(
            false, false, true, owner, owner.isEmpty() ? List.of() : List.of("account"));
    return new Condition(rule, resource, null, null, known, since, false, reason);
  }
}
