package nl.dijkwacht.streams.transfers.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Change;
import org.jspecify.annotations.Nullable;

/**
 * The calls by which data leave, and where each of them tells where to. Calls that are recorded in
 * the Region that receives are judged by that Region, all others by what they name. Thread-safe.
 */
public final class Flows {

  /** Where one call says that data go. */
  private interface Place {
    Stream<Destination> of(Request request, EventSummary event);
  }

  private record Known(FlowKind kind, Place place) {}

  private static final Map<String, Known> CALLS = new HashMap<>();

  static {
    replications();
    copies();
    shares();
    exports();
    deliveries();
  }

  private Flows() {}

  /** The calls, as {@link Change#call} has them. */
  static Set<String> calls() {
    return Set.copyOf(CALLS.keySet());
  }

  /** In what way a call lets data go; null if it is none of those that do. */
  public static @Nullable FlowKind kind(Change change) {
    Known known = CALLS.get(change.call());
    return known == null ? null : known.kind();
  }

  /**
   * What a change lets go; null if its call is none that lets data go, or was kept without request.
   */
  public static @Nullable Flow of(Change change) {
    Known known = CALLS.get(change.call());
    Map<String, Object> parameters = change.request();
    if (known == null || parameters == null) {
      return null;
    }
    Request request = new Request(parameters);
    return new Flow(
        known.kind(),
        FlowSources.of(change, request),
        known.place().of(request, change.event()).distinct().toList());
  }

  private static void replications() {
    add(
        FlowKind.REPLICATION,
        "s3.amazonaws.com/PutBucketReplication",
        (request, event) ->
            request.objects("replicationConfiguration.rule").stream()
                .filter(rule -> !"Disabled".equalsIgnoreCase(rule.text("status")))
                .flatMap(rule -> rule.objects("destination").stream())
                .flatMap(
                    to ->
                        to.texts("bucket").stream()
                            .map(name -> Destination.bucket(name, to.text("account"), null))));
    regions(
        FlowKind.REPLICATION,
        "dynamodb.amazonaws.com/CreateGlobalTable",
        "replicationGroup.regionName");
    regions(
        FlowKind.REPLICATION,
        "dynamodb.amazonaws.com/UpdateGlobalTable",
        "replicaUpdates.create.regionName");
    regions(
        FlowKind.REPLICATION,
        "dynamodb.amazonaws.com/UpdateTable",
        "replicaUpdates.create.regionName");
    regions(
        FlowKind.REPLICATION,
        "elasticfilesystem.amazonaws.com/CreateReplicationConfiguration",
        "destinations.region");
    regions(
        FlowKind.REPLICATION,
        "secretsmanager.amazonaws.com/ReplicateSecretToRegions",
        "addReplicaRegions.region");
    regions(FlowKind.REPLICATION, "redshift.amazonaws.com/EnableSnapshotCopy", "destinationRegion");
    received(
        FlowKind.REPLICATION,
        "rds.amazonaws.com/CreateDBInstanceReadReplica",
        "sourceDBInstanceIdentifier");
    received(
        FlowKind.REPLICATION,
        "rds.amazonaws.com/StartDBInstanceAutomatedBackupsReplication",
        "sourceDBInstanceArn");
    received(
        FlowKind.REPLICATION, "rds.amazonaws.com/CreateDBCluster", "replicationSourceIdentifier");
    regions(FlowKind.KEY, "kms.amazonaws.com/ReplicateKey", "replicaRegion");
  }

  private static void copies() {
    received(FlowKind.COPY, "ec2.amazonaws.com/CopySnapshot", "sourceSnapshotId");
    received(FlowKind.COPY, "ec2.amazonaws.com/CopyImage", "sourceImageId");
    received(FlowKind.COPY, "rds.amazonaws.com/CopyDBSnapshot", "sourceDBSnapshotIdentifier");
    received(
        FlowKind.COPY,
        "rds.amazonaws.com/CopyDBClusterSnapshot",
        "sourceDBClusterSnapshotIdentifier");
    arns(FlowKind.COPY, "backup.amazonaws.com/StartCopyJob", "destinationBackupVaultArn");
    arns(
        FlowKind.COPY,
        "backup.amazonaws.com/CreateBackupPlan",
        "backupPlan.rules.copyActions.destinationBackupVaultArn");
    arns(
        FlowKind.COPY,
        "backup.amazonaws.com/UpdateBackupPlan",
        "backupPlan.rules.copyActions.destinationBackupVaultArn");
  }

  private static void shares() {
    shares(
        "ec2.amazonaws.com/ModifySnapshotAttribute",
        "createVolumePermission.add.items.userId",
        "createVolumePermission.add.items.group");
    shares(
        "ec2.amazonaws.com/ModifyImageAttribute",
        "launchPermission.add.items.userId",
        "launchPermission.add.items.group",
        "launchPermission.add.items.organizationArn",
        "launchPermission.add.items.organizationalUnitArn");
    shares("rds.amazonaws.com/ModifyDBSnapshotAttribute", "valuesToAdd");
    shares("rds.amazonaws.com/ModifyDBClusterSnapshotAttribute", "valuesToAdd");
    shares("redshift.amazonaws.com/AuthorizeSnapshotAccess", "accountWithRestoreAccess");
    shares("redshift.amazonaws.com/AuthorizeDataShare", "consumerIdentifier");
    regions(FlowKind.SHARE, "redshift.amazonaws.com/AssociateDataShareConsumer", "consumerRegion");
    shares("ram.amazonaws.com/CreateResourceShare", "principals");
    shares("ram.amazonaws.com/AssociateResourceShare", "principals");
  }

  /** Exports of RDS and of logs end in a bucket of the same Region; those of tables in any. */
  private static void exports() {
    add(
        FlowKind.EXPORT,
        "rds.amazonaws.com/StartExportTask",
        (request, event) ->
            request.texts("s3BucketName").stream()
                .map(name -> Destination.bucket(name, null, event.region())));
    add(
        FlowKind.EXPORT,
        "logs.amazonaws.com/CreateExportTask",
        (request, event) ->
            request.texts("destination").stream()
                .map(name -> Destination.bucket(name, null, event.region())));
    add(
        FlowKind.EXPORT,
        "dynamodb.amazonaws.com/ExportTableToPointInTime",
        (request, event) ->
            request.texts("s3Bucket").stream()
                .map(name -> Destination.bucket(name, request.text("s3BucketOwner"), null)));
  }

  private static void deliveries() {
    arns(FlowKind.TELEMETRY, "logs.amazonaws.com/PutSubscriptionFilter", "destinationArn");
    arns(FlowKind.TELEMETRY, "logs.amazonaws.com/PutDestination", "targetArn");
    hosts(
        FlowKind.TELEMETRY,
        "firehose.amazonaws.com/CreateDeliveryStream",
        "httpEndpointDestinationConfiguration.endpointConfiguration.url",
        "splunkDestinationConfiguration.hECEndpoint",
        "snowflakeDestinationConfiguration.accountUrl");
    hosts(
        FlowKind.TELEMETRY,
        "firehose.amazonaws.com/UpdateDestination",
        "httpEndpointDestinationUpdate.endpointConfiguration.url",
        "splunkDestinationUpdate.hECEndpoint",
        "snowflakeDestinationUpdate.accountUrl");
    hosts(FlowKind.TASK, "transfer.amazonaws.com/CreateConnector", "url");
    hosts(FlowKind.TASK, "transfer.amazonaws.com/UpdateConnector", "url");
    target("dms.amazonaws.com/CreateEndpoint");
    target("dms.amazonaws.com/ModifyEndpoint");
    add(
        FlowKind.TASK,
        "dms.amazonaws.com/CreateReplicationTask",
        (request, event) -> request.texts("targetEndpointArn").stream().map(Destination::untold));
    add(
        FlowKind.TASK,
        "datasync.amazonaws.com/CreateTask",
        (request, event) ->
            request.texts("destinationLocationArn").stream()
                .map(Destination::arn)
                .map(
                    to -> event.region().equals(to.region()) ? Destination.untold(to.text()) : to));
  }

  /** Endpoints of DMS are sources or targets. */
  private static void target(String call) {
    add(
        FlowKind.TASK,
        call,
        (request, event) ->
            "target".equalsIgnoreCase(request.text("endpointType"))
                ? Stream.concat(
                    request.texts("serverName").stream().map(Destination::host),
                    request.texts("s3Settings.bucketName").stream()
                        .map(name -> Destination.bucket(name, null, null)))
                : Stream.empty());
  }

  private static void regions(FlowKind kind, String call, String path) {
    add(kind, call, (request, event) -> request.texts(path).stream().map(Destination::region));
  }

  private static void arns(FlowKind kind, String call, String path) {
    add(kind, call, (request, event) -> request.texts(path).stream().map(Destination::arn));
  }

  private static void hosts(FlowKind kind, String call, String... paths) {
    add(
        kind,
        call,
        (request, event) ->
            Stream.of(paths).flatMap(path -> request.texts(path).stream()).map(Destination::host));
  }

  private static void shares(String call, String... paths) {
    add(
        FlowKind.SHARE,
        call,
        (request, event) ->
            Stream.of(paths)
                .flatMap(path -> request.texts(path).stream())
                .map(Destination::sharedWith));
  }

  /**
   * A copy is recorded where it arrives.
   *
   * @param source where the call names what is copied, perhaps by an ARN with its Region
   */
  private static void received(FlowKind kind, String call, String source) {
    add(
        kind,
        call,
        (request, event) -> {
          String from = request.text("sourceRegion");
          if (from == null) {
            String said = request.text(source);
            from = said == null ? null : Destination.arn(said).region();
          }
          boolean moves =
              from != null && ResourceIdentity.isRegion(from) && !from.equals(event.region());
          return moves ? Stream.of(Destination.region(event.region())) : Stream.empty();
        });
  }

  private static void add(FlowKind kind, String call, Place place) {
    CALLS.put(call, new Known(kind, place));
  }
}
