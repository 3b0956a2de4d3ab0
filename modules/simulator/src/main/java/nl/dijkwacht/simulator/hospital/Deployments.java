package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.calls.Scene;

/** The pipeline that rolls out new versions with Terraform during office hours. */
final class Deployments {
  private static final Role PIPELINE = Role.of(Account.MANAGEMENT, "uitrol-pijplijn");
  private static final String AGENT =
      "APN/1.0 HashiCorp/1.0 Terraform/1.14.3 (+https://www.terraform.io)"
          + " terraform-provider-aws/6.28.0 (+https://registry.terraform.io/providers/hashicorp/aws)"
          + " aws-sdk-go-v2/1.41.1 ua/2.1 os/linux lang/go#1.25.5 md/GOOS#linux md/GOARCH#amd64";
  private static final List<Account> TARGETS =
      List.of(Account.PATIENT_FILES, Account.LABORATORY, Account.TEST);
  private static final List<String> FUNCTIONS =
      List.of("afspraken-herinnering", "uitslag-verwerken", "zorgdomein-koppeling");

  private Deployments() {}

  static List<Habit> habits() {
    return List.of(new Habit(1.2, Rhythm.OFFICE, Scene.DEPLOYMENT, Deployments::rollOut));
  }

  private static void rollOut(Act act) {
    Chance chance = act.chance();
    Account target = chance.oneOf(TARGETS);
    String run = "pijplijn-" + chance.between(40_000, 90_000);
    Caller pipeline = Caller.assumed(PIPELINE, run, act.time(), Networks.supplier(180), AGENT);
    Role role = Role.of(target, "uitrol");
    Caller deployer = Caller.assumed(role, run, act.time(), Networks.supplier(180), AGENT);
    assumeRole(act, pipeline, role, run);
    ObjectCall state = new ObjectCall(pipeline, Bucket.DEPLOYMENT_STATE, chance);
    act.later(2).record(state.get(target.id() + "/terraform.tfstate"));
    refresh(act.later(4), deployer, target);
    if (chance.happens(0.5)) {
      updateFunction(act.later(12), deployer, target);
    } else {
      updateStack(act.later(12), deployer, target);
    }
    act.later(60).record(state.put(target.id() + "/terraform.tfstate"));
  }

  /** Both accounts record it: the one that asks and the one whose role is assumed. */
  private static void assumeRole(Act act, Caller pipeline, Role role, String run) {
    Chance chance = act.chance();
    ApiCall call =
        new ApiCall("sts", "AssumeRole", pipeline, Account.MANAGEMENT, Region.IRELAND)
            .readOnly()
            .request("roleArn", role.arn(), "roleSessionName", run, "durationSeconds", 3600)
            .response(
                "credentials", CloudServices.credentials(act.time(), chance),
                "assumedRoleUser",
                    Json.object(
                        "assumedRoleId", role.uniqueId() + ":" + run, "arn", role.sessionArn(run)))
            .resource(role.account(), "AWS::IAM::Role", role.arn())
            .shared(chance.uuid());
    act.record(call);
    act.record(call.recordedBy(role.account()));
  }

  /** Terraform looks at everything before it changes anything. */
  private static void refresh(Act act, Caller deployer, Account target) {
    for (String role : List.of("epd-applicatie", "afspraken-herinnering")) {
      act.record(
          new ApiCall("iam", "GetRole", deployer, target, Region.GLOBAL)
              .readOnly()
              .host("iam.amazonaws.com")
              .request("roleName", role));
    }
    act.later(1)
        .record(
            new ApiCall("lambda", "ListFunctions20150331", deployer, target, Region.IRELAND)
                .readOnly()
                .request("maxItems", 50));
  }

  private static void updateFunction(Act act, Caller deployer, Account target) {
    Chance chance = act.chance();
    String name = chance.oneOf(FUNCTIONS);
    String arn = CloudServices.functionArn(target, name);
    act.record(
        new ApiCall("lambda", "UpdateFunctionCode20150331v2", deployer, target, Region.IRELAND)
            .request(
                "functionName",
                name,
                "s3Bucket",
                Bucket.DEPLOYMENT_STATE.bucketName(),
                "s3Key",
                "functies/" + name + "/" + chance.hex(12) + ".zip",
                "publish",
                true,
                "dryRun",
                false)
            .response(
                "functionName",
                name,
                "functionArn",
                arn,
                "runtime",
                "python3.13",
                "handler",
                "app.handler",
                "codeSize",
                chance.between(20_000, 9_000_000),
                "timeout",
                30,
                "memorySize",
                256,
                "codeSha256",
                chance.base64(43) + "=",
                "version",
                Integer.toString(chance.between(2, 400)),
                "lastUpdateStatus",
                "InProgress"));
  }

  private static void updateStack(Act act, Caller deployer, Account target) {
    Chance chance = act.chance();
    String stack =
        "arn:aws:cloudformation:eu-west-1:"
            + target.id()
            + ":stack/netwerk/"
            + Chance.named(target.id()).uuid();
    String changes = "wijziging-" + chance.hex(8);
    for (String step : List.of("CreateChangeSet", "ExecuteChangeSet")) {
      act.record(
          new ApiCall("cloudformation", step, deployer, target, Region.IRELAND)
              .request("stackName", stack, "changeSetName", changes));
    }
    act.later(20)
        .record(
            new ApiCall("cloudformation", "DescribeStacks", deployer, target, Region.IRELAND)
                .readOnly()
                .request("stackName", stack));
  }
}
