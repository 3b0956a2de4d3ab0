package nl.dijkwacht.collectors.state;

import java.util.List;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.core.resource.ResourceId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether items of DynamoDB's tables expire. One request for each table. */
final class TableQuestion implements Question {

  @Override
  public void ask(AwsAccess aws, AwsPlace place, Inquiry inquiry) {
    try (DynamoDbClient dynamo = aws.client(DynamoDbClient.builder(), "dynamodb", place)) {
      List<String> tables =
          inquiry.list("Tables", () -> dynamo.listTablesPaginator().tableNames().stream().toList());
      for (String table : tables) {
        if (inquiry.isStopping()) {
          return;
        }
        ResourceId resource = inquiry.found("AWS::DynamoDB::Table", table, null, table);
        inquiry.part(
            resource,
            "TimeToLive",
            () ->
                SdkTree.of(
                    dynamo
                        .describeTimeToLive(ask -> ask.tableName(table))
                        .timeToLiveDescription()));
      }
    }
  }
}
