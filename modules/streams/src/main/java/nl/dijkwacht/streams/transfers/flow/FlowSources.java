package nl.dijkwacht.streams.transfers.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Change;

/**
 * Tells what the data of a call lie on: what is copied is often new, and what it was made of known.
 */
final class FlowSources {

  /** Where the parameters of a call name what data come from, and of which types that can be. */
  private record Named(String path, List<String> types) {}

  private static final String SNAPSHOT = "AWS::RDS::DBSnapshot";
  private static final String CLUSTER_SNAPSHOT = "AWS::RDS::DBClusterSnapshot";
  private static final String INSTANCE = "AWS::RDS::DBInstance";
  private static final String CLUSTER = "AWS::RDS::DBCluster";

  private static final Map<String, Named> BY_CALL =
      Map.of(
          "CopySnapshot", new Named("sourceSnapshotId", List.of("AWS::EC2::Snapshot")),
          "CopyImage", new Named("sourceImageId", List.of("AWS::EC2::Image")),
          "CopyDBSnapshot", new Named("sourceDBSnapshotIdentifier", List.of(SNAPSHOT)),
          "CopyDBClusterSnapshot",
              new Named("sourceDBClusterSnapshotIdentifier", List.of(CLUSTER_SNAPSHOT)),
          "CreateDBInstanceReadReplica",
              new Named("sourceDBInstanceIdentifier", List.of(INSTANCE, CLUSTER)),
          "CreateDBCluster", new Named("replicationSourceIdentifier", List.of(CLUSTER, INSTANCE)),
          "StartCopyJob",
              new Named(
                  "recoveryPointArn",
                  List.of(
                      SNAPSHOT,
                      CLUSTER_SNAPSHOT,
                      "AWS::EC2::Snapshot",
                      "AWS::EC2::Image",
                      "AWS::DynamoDB::Table",
                      "AWS::EFS::FileSystem")));

  /** Snapshots that RDS makes by itself bear the name of what they were made of. */
  private static final Pattern AUTOMATED =
      Pattern.compile("rds:(.{1,63})-[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{2}){2,3}");

  private FlowSources() {}

  static List<ResourceId> of(Change change, Request request) {
    EventSummary event = change.event();
    Set<ResourceId> sources = new LinkedHashSet<>();
    sources.add(change.resource());
    Named named = BY_CALL.get(event.eventName());
    if (named != null) {
      String region = Objects.requireNonNullElse(request.text("sourceRegion"), event.region());
      for (String said : request.texts(named.path())) {
        ResourceId source = ResourceIdentity.ofCall(event.account(), region, named.types(), said);
        if (source != null) {
          sources.add(source);
        }
      }
    }
    List.copyOf(sources).forEach(source -> addDatabase(source, sources));
    return List.copyOf(sources);
  }

  private static void addDatabase(ResourceId snapshot, Set<ResourceId> sources) {
    boolean ofCluster = snapshot.type().equals(CLUSTER_SNAPSHOT);
    Matcher automated = AUTOMATED.matcher(snapshot.id());
    if ((ofCluster || snapshot.type().equals(SNAPSHOT)) && automated.matches()) {
      sources.add(
          new ResourceId(
              snapshot.partition(),
              snapshot.account(),
              snapshot.region(),
              ofCluster ? CLUSTER : INSTANCE,
              automated.group(1)));
    }
  }
}
