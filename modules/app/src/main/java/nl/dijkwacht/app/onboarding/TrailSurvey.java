package nl.dijkwacht.app.onboarding;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Whether a trail records, which data events, and whether the queue hears of its files. */
final class TrailSurvey implements Survey {

  private final Trails trails;
  private final QueuePolicies queues;

  TrailSurvey(AwsAccess access, QueuePolicies queues) {
    this.trails = new Trails(access);
    this.queues = queues;
  }

  @Override
  public List<Aspect> aspects() {
    return List.of(Aspect.TRAIL, Aspect.DATA_EVENTS, Aspect.QUEUE);
  }

  @Override
  public Map<Aspect, Reading> read(AwsPlace place) {
    return trails.in(place).fold(this::judge, this::unknown);
  }

  private Map<Aspect, Reading> judge(List<RecordedTrail> found) {
    Map<Aspect, Reading> readings = new EnumMap<>(Aspect.class);
    Optional<RecordedTrail> best =
        found.stream()
            .max(
                Comparator.comparing(RecordedTrail::records)
                    .thenComparing(RecordedTrail::isOfOrganization)
                    .thenComparing(RecordedTrail::isMultiRegion)
                    .thenComparing(RecordedTrail::isValidated));
    readings.put(Aspect.TRAIL, best.map(TrailSurvey::trail).orElseGet(TrailSurvey::noTrail));
    readings.put(
        Aspect.DATA_EVENTS,
        best.isPresent()
            ? DataEvents.judge(found)
            : Reading.missing("no trail", Fix.of("Create the trail first.")));
    readings.put(
        Aspect.QUEUE,
        best.isPresent()
            ? queues.judge(found.stream().map(RecordedTrail::trail).toList())
            : Reading.missing("no trail", Fix.of("Create the trail first.")));
    return readings;
  }

  private static Reading trail(RecordedTrail recorded) {
    Trail trail = recorded.trail();
    String name = (recorded.isOfOrganization() ? "organisation trail " : "trail ") + trail.name();
    if (!recorded.records()) {
      return recorded
          .logging()
          .fold(
              stopped ->
                  Reading.missing(
                      name + " is stopped",
                      Fix.of("Start the trail %s again.".formatted(trail.name()))
                          .and(
                              "aws",
                              "cloudtrail",
                              "start-logging",
                              "--name",
                              trail.trailARN(),
                              "--region",
                              trail.homeRegion())),
              Reading::unknown);
    }
    if (recorded.isMultiRegion() && recorded.isValidated()) {
      return Reading.good(name + ", all Regions, validated");
    }
    return Reading.partly(
        name
            + (recorded.isMultiRegion() ? "" : ", one Region only")
            + (recorded.isValidated() ? "" : ", without log file validation"),
        Fix.of("Let the trail %s cover all Regions, and sign its files.".formatted(trail.name()))
            .and(
                "aws",
                "cloudtrail",
                "update-trail",
                "--name",
                trail.trailARN(),
                "--is-multi-region-trail",
                "--enable-log-file-validation",
                "--region",
                trail.homeRegion()));
  }

  private static Reading noTrail() {
    return Reading.missing(
        "no trail",
        Fix.of(
                "Create one trail for the organisation, from its management account, with your log"
                    + " bucket and topic in place of BUCKET and TOPIC.")
            .and(
                "aws",
                "cloudtrail",
                "create-trail",
                "--name",
                "organisation",
                "--s3-bucket-name",
                "BUCKET",
                "--sns-topic-name",
                "TOPIC",
                "--is-organization-trail",
                "--is-multi-region-trail",
                "--enable-log-file-validation")
            .and("aws", "cloudtrail", "start-logging", "--name", "organisation"));
  }
}
