package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.config.AwsConfig;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.inquiry.WatchedPlaces;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.coverage.AssetCoverage;
import nl.dijkwacht.core.coverage.Extent;
import nl.dijkwacht.core.coverage.SelectableAsset;
import nl.dijkwacht.core.coverage.SelectorCoverage;
import nl.dijkwacht.core.coverage.Trail;
import nl.dijkwacht.core.coverage.TrailSelector;

/**
 * How much of the access to assets the trails record.
 *
 * @param trails that were found, each once
 * @param obstacles what could not be asked, by where
 */
public record AssetSurvey(
    List<AssetCoverage> assets, List<Trail> trails, Map<String, Obstacle> obstacles) {

  public AssetSurvey {
    assets = List.copyOf(assets);
    trails = List.copyOf(trails);
  }

  /** Asks for the trails of all watched places. */
  public static AssetSurvey of(AwsConfig aws, AwsAccess access, List<SelectableAsset> assets) {
    Trails asking = new Trails(access);
    Map<String, Trail> trails = new LinkedHashMap<>();
    Map<String, Obstacle> obstacles = new LinkedHashMap<>();
    for (AwsPlace place : WatchedPlaces.of(aws, aws.accounts())) {
      String where = place.account().orElse("own account") + " " + place.region().orElse("");
      asking
          .in(place)
          .fold(
              found -> {
                found.forEach(trail -> add(trail, trails, obstacles));
                return where;
              },
              obstacle -> {
                obstacles.put(where, obstacle);
                return where;
              });
    }
    SelectorCoverage coverage = new SelectorCoverage(List.copyOf(trails.values()));
    return new AssetSurvey(
        assets.stream().map(coverage::of).toList(), List.copyOf(trails.values()), obstacles);
  }

  private static void add(
      RecordedTrail recorded, Map<String, Trail> trails, Map<String, Obstacle> obstacles) {
    var trail = recorded.trail();
    Optional<Obstacle> unknown =
        recorded.selectors().fold(selectors -> Optional.<Obstacle>empty(), Optional::of);
    unknown.ifPresent(obstacle -> obstacles.put(trail.name(), obstacle));
    List<TrailSelector> selectors =
        recorded.selectors().fold(RecordedSelectors::of, obstacle -> new ArrayList<>());
    trails.putIfAbsent(
        trail.trailARN(),
        new Trail(
            trail.trailARN(),
            account(trail.trailARN()),
            trail.homeRegion(),
            recorded.isMultiRegion(),
            recorded.isOfOrganization(),
            recorded.records(),
            selectors));
  }

  private static String account(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 4 ? parts[4] : "";
  }

  /** Whether all reads of all assets are recorded, as far as could be asked. */
  public boolean isComplete() {
    return assets.stream().allMatch(asset -> asset.reads() == Extent.ALL);
  }

  /** A trail that an asset's events come to, to add a selector to. */
  Optional<Trail> trailFor(SelectableAsset asset) {
    return trails.stream()
        .filter(Trail::logging)
        .filter(trail -> asset.region().map(trail.homeRegion()::equals).orElse(true))
        .findFirst()
        .or(
            () ->
                trails.stream().filter(trail -> trail.logging() && trail.allRegions()).findFirst());
  }
}
