package nl.dijkwacht.simulator.hospital;

import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;

/** The DynamoDB data events of one caller on one table of the patient files. */
record ItemCall(Caller caller, String table) {
  private static final String API_VERSION = "2012-08-10";

  ApiCall get(String patient) {
    return call("GetItem")
        .readOnly()
        .request("tableName", table, "key", Json.object("patientnummer", patient));
  }

  ApiCall query(String patient) {
    return call("Query")
        .readOnly()
        .request(
            "tableName",
            table,
            "keyConditionExpression",
            "patientnummer = :p",
            "key",
            Json.object("patientnummer", patient),
            "scanIndexForward",
            false,
            "limit",
            50);
  }

  ApiCall update(String patient) {
    return call("UpdateItem")
        .request(
            "tableName",
            table,
            "key",
            Json.object("patientnummer", patient),
            "returnValues",
            "NONE",
            "returnConsumedCapacity",
            "NONE");
  }

  /** Someone else changed the item in the meantime. */
  ApiCall updateConflicting(String patient) {
    return update(patient)
        .failed("ConditionalCheckFailedException", "The conditional request failed");
  }

  private ApiCall call(String name) {
    Account owner = Account.PATIENT_FILES;
    return new ApiCall("dynamodb", name, caller, owner, Region.IRELAND)
        .dataEvent()
        .apiVersion(API_VERSION)
        .resource(
            owner,
            "AWS::DynamoDB::Table",
            "arn:aws:dynamodb:" + Region.IRELAND + ":" + owner.id() + ":table/" + table);
  }
}
