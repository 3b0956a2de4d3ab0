package nl.dijkwacht.collectors.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.coverage.AssetCoverage;
import nl.dijkwacht.core.coverage.AssetKind;
import nl.dijkwacht.core.coverage.DataEventCost;
import nl.dijkwacht.core.coverage.Extent;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.SelectableAsset;
import nl.dijkwacht.core.coverage.SelectorCoverage;
import nl.dijkwacht.core.coverage.SmallestSelector;
import nl.dijkwacht.core.coverage.Trail;
import nl.dijkwacht.core.coverage.TrailSelector;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectorCoverageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SelectableAsset PATIENTS =
      SelectableAsset.objects("aws", "hospital", "patients/", "111122223333", "eu-west-1");
  private static final SelectableAsset TABLE =
      SelectableAsset.of(
          AssetKind.DYNAMODB_TABLE, "arn:aws:dynamodb:eu-west-1:111122223333:table/patients");
  private static final SelectableAsset SECRET =
      SelectableAsset.of(
          AssetKind.SECRET, "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s");
  private static final SelectableAsset KEY =
      SelectableAsset.of(AssetKind.KMS_KEY, "arn:aws:kms:eu-west-1:111122223333:key/k");

  private static final String MANAGEMENT_ONLY =
      """
      {"EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[],
       "ExcludeManagementEventSources":["kms.amazonaws.com"]}]}
      """;

  @Test
  void aTrailOfManagementEventsRecordsNoReadOfObjects() {
    AssetCoverage coverage = coverage(MANAGEMENT_ONLY, PATIENTS);
    assertThat(coverage.reads()).isEqualTo(Extent.NONE);
    assertThat(coverage.trails()).isEmpty();
    assertThat(coverage.remarks())
        .containsExactly(
            "No selector takes its data events, so nobody can tell who read it; add the proposed one.");
  }

  @Test
  void theProposalIsWhatPutEventSelectorsTakes() {
    Trail trail = trail(MANAGEMENT_ONLY);
    Advanced proposal = new SelectorCoverage(List.of(trail)).of(PATIENTS).proposal().orElseThrow();
    assertThat(SelectorJson.request(trail, List.of(proposal)))
        .isEqualTo(
            json(
                """
                {"TrailName":"main","AdvancedEventSelectors":[
                 {"Name":"Management events","FieldSelectors":[
                  {"Field":"eventCategory","Equals":["Management"]},
                  {"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}]},
                 {"Name":"Personal data: reads of AWS::S3::Object","FieldSelectors":[
                  {"Field":"eventCategory","Equals":["Data"]},
                  {"Field":"resources.type","Equals":["AWS::S3::Object"]},
                  {"Field":"readOnly","Equals":["true"]},
                  {"Field":"resources.ARN","StartsWith":["arn:aws:s3:::hospital/patients/"]}]}]}
                """));
  }

  @Test
  void managementEventsNeedNoSelectorUnlessTheyAreLeftOut() {
    assertThat(coverage(MANAGEMENT_ONLY, SECRET).reads()).isEqualTo(Extent.ALL);
    AssetCoverage key = coverage(MANAGEMENT_ONLY, KEY);
    assertThat(key.reads()).isEqualTo(Extent.NONE);
    assertThat(key.remarks())
        .containsExactly(
            "No selector takes management events of kms.amazonaws.com; do not leave them out.");
  }

  @Test
  void aPartOfThePrefixIsPartly() {
    AssetCoverage coverage =
        coverage(basic("All", "AWS::S3::Object", "arn:aws:s3:::hospital/patients/2026/"), PATIENTS);
    assertThat(coverage.reads()).isEqualTo(Extent.SOME);
    assertThat(coverage.trails()).containsExactly("main");
    assertThat(coverage.remarks())
        .contains("A selector takes only a part of it, by resources.ARN.");
    assertThat(coverage(basic("All", "AWS::S3::Object", "arn:aws:s3"), PATIENTS).reads())
        .isEqualTo(Extent.ALL);
    assertThat(
            coverage(basic("All", "AWS::S3::Object", "arn:aws:s3:::hospital/"), PATIENTS).reads())
        .isEqualTo(Extent.ALL);
    assertThat(coverage(basic("All", "AWS::S3::Object", "arn:aws:s3:::hosp/"), PATIENTS).reads())
        .isEqualTo(Extent.NONE);
  }

  @Test
  void onlyWritesAreNoReads() {
    AssetCoverage coverage =
        coverage(basic("WriteOnly", "AWS::S3::Object", "arn:aws:s3:::hospital/"), PATIENTS);
    assertThat(List.of(coverage.reads(), coverage.writes()))
        .containsExactly(Extent.NONE, Extent.ALL);
  }

  @Test
  void someOperationsArePartly() {
    AssetCoverage coverage =
        coverage(
            """
            {"advancedEventSelectors":[{"name":"n","fieldSelectors":[
             {"field":"eventCategory","equals":["Data"]},
             {"field":"resources.type","equals":["AWS::S3::Object"]},
             {"field":"eventName","notEquals":["HeadObject"]}]}]}
            """,
            PATIENTS);
    assertThat(coverage.reads()).isEqualTo(Extent.SOME);
    assertThat(coverage.missedReads()).containsExactly("HeadObject");
  }

  @Test
  void aStreamIsRecordedWithItsTable() {
    SelectableAsset stream =
        SelectableAsset.of(
            AssetKind.DYNAMODB_STREAM, TABLE.arn() + "/stream/2026-01-01T00:00:00.000");
    assertThat(coverage(basic("All", "AWS::DynamoDB::Table", TABLE.arn()), stream).reads())
        .isEqualTo(Extent.ALL);
    assertThat(coverage(basic("All", "AWS::DynamoDB::Table", TABLE.arn() + "2"), stream).reads())
        .isEqualTo(Extent.NONE);
  }

  @Test
  void aTrailOfAnotherRegionOrAccountOrOneThatIsOffRecordsNothing() {
    String all = basic("All", "AWS::DynamoDB::Table", "arn:aws:dynamodb");
    List<TrailSelector> selectors = SelectorJson.read(json(all));
    assertThat(reads(new Trail("t", "111122223333", "eu-west-1", false, false, true, selectors)))
        .isEqualTo(Extent.ALL);
    assertThat(reads(new Trail("t", "111122223333", "us-east-1", false, false, true, selectors)))
        .isEqualTo(Extent.NONE);
    assertThat(reads(new Trail("t", "999988887777", "eu-west-1", true, false, true, selectors)))
        .isEqualTo(Extent.NONE);
    assertThat(reads(new Trail("t", "999988887777", "us-east-1", true, true, true, selectors)))
        .isEqualTo(Extent.ALL);
    assertThat(reads(new Trail("t", "111122223333", "eu-west-1", true, true, false, selectors)))
        .isEqualTo(Extent.NONE);
  }

  @Test
  void aTrailOfOneRegionRecordsAnAssetOfUnknownRegionPerhaps() {
    SelectableAsset somewhere =
        new SelectableAsset(
            AssetKind.S3_OBJECTS, PATIENTS.arn(), Optional.empty(), Optional.empty());
    Trail trail =
        new Trail(
            "t",
            "111122223333",
            "eu-west-1",
            false,
            true,
            true,
            SelectorJson.read(json(basic("All", "AWS::S3::Object", "arn:aws:s3"))));
    assertThat(new SelectorCoverage(List.of(trail)).of(somewhere).reads()).isEqualTo(Extent.SOME);
  }

  @Test
  void severalAssetsOfAKindNeedOneSelector() {
    SelectableAsset within =
        SelectableAsset.objects("aws", "hospital", "patients/old/", "111122223333", "eu-west-1");
    SelectableAsset other =
        SelectableAsset.objects("aws", "letters", "", "111122223333", "eu-west-1");
    List<Advanced> selectors = SmallestSelector.of(List.of(within, PATIENTS, other, TABLE));
    assertThat(selectors).hasSize(2);
    assertThat(selectors.get(0).fields())
        .contains(
            FieldCondition.startingWith(
                "resources.ARN",
                List.of("arn:aws:s3:::hospital/patients/", "arn:aws:s3:::letters/")));
  }

  @Test
  void moreValuesThanCloudTrailTakesAreTold() {
    Trail trail = trail(MANAGEMENT_ONLY);
    assertThat(SelectorJson.fits(trail, List.of(SmallestSelector.of(PATIENTS)))).isTrue();
    Advanced large =
        new Advanced(
            "n", List.of(FieldCondition.equalTo("resources.ARN", Collections.nCopies(499, "a"))));
    assertThat(SelectorJson.fits(trail, List.of(large))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(AssetKind.class)
  void everyKindIsCoveredByWhatIsProposedForIt(AssetKind kind) {
    SelectableAsset asset = SelectableAsset.of(kind, "arn:aws:any:eu-west-1:111122223333:thing/a");
    Trail trail =
        new Trail(
            "t",
            "111122223333",
            "eu-west-1",
            false,
            false,
            true,
            List.of(SmallestSelector.of(asset)));
    AssetCoverage coverage = new SelectorCoverage(List.of(trail)).of(asset);
    assertThat(coverage.reads()).isEqualTo(Extent.ALL);
    assertThat(coverage.proposal()).isEmpty();
  }

  @Test
  void costsAreInCents() {
    assertThat(DataEventCost.of(0)).isEqualByComparingTo("0");
    assertThat(DataEventCost.of(2_000_000)).isEqualByComparingTo("2.00");
    assertThat(DataEventCost.of(1_500_000_000)).isEqualByComparingTo("1500.00");
  }

  private static Extent reads(Trail trail) {
    return new SelectorCoverage(List.of(trail)).of(TABLE).reads();
  }

  private static AssetCoverage coverage(String selectors, SelectableAsset asset) {
    return new SelectorCoverage(List.of(trail(selectors))).of(asset);
  }

  private static Trail trail(String selectors) {
    return new Trail(
        "main", "111122223333", "eu-west-1", true, false, true, SelectorJson.read(json(selectors)));
  }

  private static String basic(String readWrite, String type, String value) {
    return """
        {"EventSelectors":[{"ReadWriteType":"%s","IncludeManagementEvents":false,
         "DataResources":[{"Type":"%s","Values":["%s"]}]}]}
        """
        .formatted(readWrite, type, value);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
