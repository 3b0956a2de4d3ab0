package nl.dijkwacht.collectors.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.coverage.NaiveSelectors.Event;
import nl.dijkwacht.core.coverage.AdvancedForm;
import nl.dijkwacht.core.coverage.AssetCoverage;
import nl.dijkwacht.core.coverage.AssetKind;
import nl.dijkwacht.core.coverage.DataOperation;
import nl.dijkwacht.core.coverage.Extent;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.SelectableAsset;
import nl.dijkwacht.core.coverage.SelectorCoverage;
import nl.dijkwacht.core.coverage.SmallestSelector;
import nl.dijkwacht.core.coverage.Trail;
import nl.dijkwacht.core.coverage.TrailSelector;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;
import nl.dijkwacht.core.coverage.TrailSelector.Basic;
import nl.dijkwacht.core.coverage.TrailSelector.DataResource;
import nl.dijkwacht.core.coverage.TrailSelector.ReadWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomSelectorsTest {

  private static final List<AssetKind> KINDS =
      List.of(
          AssetKind.S3_OBJECTS,
          AssetKind.DYNAMODB_TABLE,
          AssetKind.LAMBDA_FUNCTION,
          AssetKind.SQS_QUEUE,
          AssetKind.SECRET,
          AssetKind.KMS_KEY);

  static IntStream seeds() {
    return IntStream.range(0, 1000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allMeansEveryEventAndNoneMeansNoEvent(int seed) {
    Random random = new Random(seed);
    List<TrailSelector> selectors = selectors(random);
    SelectableAsset asset = asset(random);
    AssetCoverage coverage = new SelectorCoverage(List.of(trail(selectors))).of(asset);

    for (Event event : events(random, asset)) {
      boolean taken = NaiveSelectors.take(selectors, event);
      if (coverage.reads() == Extent.ALL) {
        assertThat(taken).as("%s of %s", event, selectors).isTrue();
      } else if (coverage.reads() == Extent.NONE) {
        assertThat(taken).as("%s of %s", event, selectors).isFalse();
      }
      if (taken) {
        assertThat(coverage.trails()).containsExactly("trail");
      } else {
        assertThat(coverage.missedReads()).contains(event.name());
      }
    }
  }

  @Test
  void eachExtentOccursOften() {
    Map<Extent, Long> often =
        seeds()
            .mapToObj(Random::new)
            .map(
                random ->
                    new SelectorCoverage(List.of(trail(selectors(random))))
                        .of(asset(random))
                        .reads())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(often.values()).hasSize(3).allMatch(count -> count >= 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theProposalTakesAllReadsOfTheAssetAndNothingOfOthers(int seed) {
    Random random = new Random(seed);
    SelectableAsset asset = asset(random);
    Advanced proposal = SmallestSelector.of(asset);
    assertThat(new SelectorCoverage(List.of(trail(List.of(proposal)))).of(asset).reads())
        .isEqualTo(Extent.ALL);
    for (Event event : events(random, asset)) {
      assertThat(NaiveSelectors.take(List.of(proposal), event)).isTrue();
    }
    SelectableAsset other = asset(random);
    boolean within =
        asset.kind().isPrefix()
            ? other.arn().startsWith(asset.arn()) || asset.arn().startsWith(other.arn())
            : other.arn().equals(asset.arn());
    if (asset.kind().dataType().isPresent() && !within) {
      for (Event event : events(random, other)) {
        assertThat(NaiveSelectors.take(List.of(proposal), event)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theAdvancedFormTakesWhatTheBasicOneTook(int seed) {
    Random random = new Random(seed);
    List<TrailSelector> basic = List.of(basic(random));
    List<TrailSelector> advanced = List.copyOf(AdvancedForm.of(basic));
    for (Event event : events(random, asset(random))) {
      assertThat(NaiveSelectors.take(advanced, event))
          .as("%s of %s", event, basic)
          .isEqualTo(NaiveSelectors.take(basic, event));
    }
    List<TrailSelector> read = SelectorJson.read(SelectorJson.request(trail(basic), List.of()));
    assertThat(read).isEqualTo(advanced);
  }

  private static Trail trail(List<TrailSelector> selectors) {
    return new Trail("trail", "111122223333", "eu-west-1", true, true, true, selectors);
  }

  private static SelectableAsset asset(Random random) {
    AssetKind kind = one(random, KINDS);
    return SelectableAsset.of(kind, arn(random, kind));
  }

  /** Few and short ones, so that they meet. */
  private static String arn(Random random, AssetKind kind) {
    String name = one(random, List.of("a", "ab", "b"));
    return switch (kind) {
      case S3_OBJECTS -> "arn:aws:s3:::" + name + "/" + one(random, List.of("", "x", "xy", "y/"));
      case DYNAMODB_TABLE -> "arn:aws:dynamodb:eu-west-1:111122223333:table/" + name;
      case LAMBDA_FUNCTION -> "arn:aws:lambda:eu-west-1:111122223333:function:" + name;
      case SQS_QUEUE -> "arn:aws:sqs:eu-west-1:111122223333:" + name;
      case SECRET -> "arn:aws:secretsmanager:eu-west-1:111122223333:secret:" + name;
      default -> "arn:aws:kms:eu-west-1:111122223333:key/" + name;
    };
  }

  private static List<Event> events(Random random, SelectableAsset asset) {
    List<Event> events = new ArrayList<>();
    AssetKind kind = asset.kind();
    for (DataOperation access : kind.reads()) {
      for (int i = 0; i < 3; i++) {
        String rest = kind.isPrefix() ? one(random, List.of("", "x", "y", "z.json", "/q")) : "";
        boolean readOnly =
            access.mode() == DataOperation.Mode.EITHER
                ? random.nextBoolean()
                : access.mode() == DataOperation.Mode.READ;
        events.add(
            new Event(
                kind.dataType().isPresent() ? "Data" : "Management",
                kind.eventSource(),
                access.name(),
                readOnly,
                kind.dataType().orElse(""),
                asset.arn() + rest,
                one(random, List.of("arn:aws:iam::1:user/a", "arn:aws:iam::1:user/b"))));
      }
    }
    return events;
  }

  private static List<TrailSelector> selectors(Random random) {
    return Stream.<TrailSelector>generate(
            () -> random.nextInt(4) == 0 ? basic(random) : advanced(random))
        .limit(random.nextInt(4))
        .toList();
  }

  private static Basic basic(Random random) {
    List<DataResource> data = new ArrayList<>();
    for (AssetKind kind :
        List.of(AssetKind.S3_OBJECTS, AssetKind.DYNAMODB_TABLE, AssetKind.LAMBDA_FUNCTION)) {
      if (random.nextInt(3) == 0) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
          String arn = arn(random, kind);
          values.add(
              random.nextInt(4) == 0
                  ? String.join(":", List.of(arn.split(":")).subList(0, 3))
                  : arn);
        }
        data.add(new DataResource(kind.dataType().orElseThrow(), values));
      }
    }
    return new Basic(
        one(random, EnumSet.allOf(ReadWrite.class)),
        random.nextBoolean(),
        data,
        random.nextInt(3) == 0 ? List.of("kms.amazonaws.com") : List.of());
  }

  private static Advanced advanced(Random random) {
    AssetKind kind = one(random, KINDS);
    List<FieldCondition> fields = new ArrayList<>();
    boolean isData = kind.dataType().isPresent();
    fields.add(FieldCondition.equalTo("eventCategory", List.of(isData ? "Data" : "Management")));
    kind.dataType()
        .ifPresent(type -> fields.add(FieldCondition.equalTo("resources.type", List.of(type))));
    if (random.nextInt(3) == 0) {
      fields.add(
          FieldCondition.equalTo("readOnly", List.of(random.nextInt(4) == 0 ? "false" : "true")));
    }
    if (!isData && random.nextInt(3) == 0) {
      fields.add(FieldCondition.notEqualTo("eventSource", List.of("kms.amazonaws.com")));
    }
    if (isData && random.nextInt(2) == 0) {
      fields.add(condition(random, "resources.ARN", () -> arnPart(random, kind)));
    }
    if (isData && random.nextInt(4) == 0) {
      fields.add(condition(random, "eventName", () -> one(random, kind.reads()).name()));
    }
    if (isData && random.nextInt(8) == 0) {
      fields.add(
          condition(
              random,
              "userIdentity.arn",
              () -> one(random, List.of("arn:aws:iam::1:user/a", "arn:aws:iam::2"))));
    }
    return new Advanced("any", fields);
  }

  private static String arnPart(Random random, AssetKind kind) {
    String arn = arn(random, kind);
    return switch (random.nextInt(3)) {
      case 0 -> arn.substring(0, arn.length() - random.nextInt(3));
      case 1 -> one(random, List.of("x", "a", ".json"));
      default -> arn;
    };
  }

  private static FieldCondition condition(Random random, String field, Supplier<String> value) {
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      lists.add(random.nextInt(4) == 0 ? List.of(value.get()) : List.of());
    }
    return new FieldCondition(
        field, lists.get(0), lists.get(1), lists.get(2), lists.get(3), lists.get(4), lists.get(5));
  }

  private static <T> T one(Random random, Collection<T> choices) {
    return List.copyOf(choices).get(random.nextInt(choices.size()));
  }
}
