package nl.dijkwacht.simulator.incident;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.organisation.Department;
import nl.dijkwacht.simulator.organisation.Member;
import nl.dijkwacht.simulator.organisation.Organisation;
import nl.dijkwacht.simulator.organisation.Places;

/** What protects data, or shows what is done to them, is taken away. */
final class Protection {

  private static final int MINUTE = 60;

  private Protection() {}

  static void bucketPublic(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Department ward = plot.cast().ward(plot.chance());
    plot.by("anonymous");
    Act act = plot.at(plot.duringTheDay());
    Caller opener = plot.onCommandLine(engineer).at(act.time());
    act.record(
        settings(opener, ward.account(), "DeleteBucketPublicAccessBlock", ward.bucket())
            .request("publicAccessBlock", "", "bucketName", ward.bucket()));
    act.later(60)
        .record(
            settings(opener, ward.account(), "PutBucketPolicy", ward.bucket())
                .request(
                    "bucketPolicy",
                    Json.object(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(
                            Json.object(
                                "Effect", "Allow",
                                "Principal", "*",
                                "Action", "s3:GetObject",
                                "Resource", ward.bucketArn() + "/*"))),
                    "bucketName",
                    ward.bucket(),
                    "policy",
                    ""));
    String address = Places.in(plot.draw().oneOf(Places.THIRD_COUNTRIES), plot.chance().below(16));
    plot.reads(
        act.later(plot.draw().between(5, 180) * MINUTE),
        plot.draw().between(3, 100),
        plot.draw().between(2, 60) * MINUTE,
        ward,
        time -> Caller.anonymous(address, "curl/8.15.0"));
  }

  private static ApiCall settings(Caller caller, Account account, String name, String bucket) {
    return new ApiCall("s3", name, caller, account, Region.IRELAND)
        .resource(account, "AWS::S3::Bucket", "arn:aws:s3:::" + bucket);
  }

  static void trailStopped(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Act act = plot.at(plot.duringTheDay());
    String trail = "arn:aws:cloudtrail:eu-west-1:" + Account.MANAGEMENT.id() + ":trail/zuiderzee";
    plot.about(trail);
    act.record(
        new ApiCall(
                "cloudtrail",
                plot.draw().way(2) == 0 ? "StopLogging" : "DeleteTrail",
                plot.onCommandLine(engineer).at(act.time()),
                Account.MANAGEMENT,
                Region.IRELAND)
            .request("name", trail));
    plot.reads(
        act.later(plot.draw().between(1, 60) * MINUTE),
        plot.draw().between(5, 200),
        plot.draw().between(2, 50) * MINUTE,
        engineer.department(),
        plot.onCommandLine(engineer));
  }

  static void logBucketWeakened(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    String bucket = Organisation.LOG_BUCKET;
    plot.about(bucket);
    Act act = plot.at(plot.duringTheDay());
    Caller caller = plot.onCommandLine(engineer).at(act.time());
    if (plot.draw().way(2) == 0) {
      act.record(
          settings(caller, Account.LOG_ARCHIVE, "PutBucketPolicy", bucket)
              .request(
                  "bucketPolicy",
                  Json.object(
                      "Version",
                      "2012-10-17",
                      "Statement",
                      List.of(
                          Json.object(
                              "Effect",
                              "Allow",
                              "Principal",
                              Json.object(
                                  "AWS",
                                  "arn:aws:iam::" + plot.draw().strangersAccount() + ":root"),
                              "Action",
                              List.of("s3:GetObject", "s3:DeleteObject"),
                              "Resource",
                              "arn:aws:s3:::" + bucket + "/*"))),
                  "bucketName",
                  bucket));
    } else {
      act.record(
          settings(caller, Account.LOG_ARCHIVE, "PutBucketLifecycle", bucket)
              .request(
                  "LifecycleConfiguration",
                  Json.object(
                      "Rule",
                      Json.object(
                          "ID",
                          "opruimen",
                          "Status",
                          "Enabled",
                          "Expiration",
                          Json.object("Days", plot.draw().between(1, 60)))),
                  "bucketName",
                  bucket));
    }
  }

  static void recorderStopped(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Act act = plot.at(plot.duringTheDay());
    boolean isStopped = plot.draw().way(2) == 0;
    act.record(
        new ApiCall(
                "config",
                isStopped ? "StopConfigurationRecorder" : "DeleteDeliveryChannel",
                plot.onCommandLine(engineer).at(act.time()),
                engineer.role().account(),
                Region.IRELAND)
            .request(isStopped ? "configurationRecorderName" : "deliveryChannelName", "default"));
  }

  static void aiOptOutRemoved(Plot plot) {
    Member engineer = plot.member(Member.Job.ENGINEER);
    Act act = plot.at(plot.duringTheDay());
    Caller caller = plot.onCommandLine(engineer).at(act.time());
    boolean isDetached = plot.draw().way(2) == 0;
    ApiCall call =
        new ApiCall(
            "organizations",
            isDetached ? "DetachPolicy" : "DisablePolicyType",
            caller,
            Account.MANAGEMENT,
            Region.GLOBAL);
    act.record(
        isDetached
            ? call.request("policyId", "p-" + plot.chance().hex(8), "targetId", "r-ab12")
            : call.request("rootId", "r-ab12", "policyType", "AISERVICES_OPT_OUT_POLICY"));
  }
}
