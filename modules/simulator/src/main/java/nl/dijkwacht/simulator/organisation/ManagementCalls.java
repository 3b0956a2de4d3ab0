package nl.dijkwacht.simulator.organisation;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Region;

/** Calls on the settings of an account. */
public final class ManagementCalls {

  private static final List<String[]> LOOKS =
      List.of(
          new String[] {"ec2", "DescribeInstances"},
          new String[] {"ec2", "DescribeSecurityGroups"},
          new String[] {"rds", "DescribeDBInstances"},
          new String[] {"lambda", "ListFunctions20150331"},
          new String[] {"s3", "ListBuckets"},
          new String[] {"cloudformation", "DescribeStacks"},
          new String[] {"monitoring", "DescribeAlarms"},
          new String[] {"logs", "DescribeLogGroups"});

  private ManagementCalls() {}

  static ApiCall look(Caller caller, Account account, Chance chance) {
    String[] call = chance.oneOf(LOOKS);
    return read(caller, account, call[0], call[1]);
  }

  static ApiCall read(Caller caller, Account account, String service, String name) {
    return new ApiCall(service, name, caller, account, Region.IRELAND).readOnly().request();
  }

  /** The value of a secret. */
  public static ApiCall secret(Caller caller, Account account, String secret) {
    return read(caller, account, "secretsmanager", "GetSecretValue").request("secretId", secret);
  }

  /** A call of IAM, which is recorded where the global services are. */
  public static ApiCall iam(Caller caller, Account account, String name, Object... namesAndValues) {
    return new ApiCall("iam", name, caller, account, Region.GLOBAL).request(namesAndValues);
  }

  /** New software in place of the old, and a right that it needs. */
  static void deploy(Act act, Caller caller, Workload workload, int day) {
    Account account = workload.department().account();
    String role = workload.role(day).name();
    act.record(
        iam(
            caller,
            account,
            "PutRolePolicy",
            "roleName",
            role,
            "policyName",
            "taak",
            "policyDocument",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\""
                + workload.department().bucketArn()
                + "/*\"}]}"));
    act.later(40)
        .record(
            new ApiCall("lambda", "UpdateFunctionCode20150331v2", caller, account, Region.IRELAND)
                .request("functionName", "app-" + workload.number(), "publish", true));
  }

  /** A role that software will work in. */
  static ApiCall createRole(Caller caller, Workload workload, int day) {
    return iam(
        caller,
        workload.department().account(),
        "CreateRole",
        "roleName",
        workload.role(day).name(),
        "assumeRolePolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}");
  }
}
