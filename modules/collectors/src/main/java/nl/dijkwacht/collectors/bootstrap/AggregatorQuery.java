package nl.dijkwacht.collectors.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AggregateResourceIdentifier;
import software.amazon.awssdk.services.config.model.BatchGetAggregateResourceConfigResponse;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigResponse;

/** An aggregator of AWS Config, which knows the resources of many accounts and Regions. */
record AggregatorQuery(ConfigClient config, String aggregator) implements ConfigQuery {

  @Override
  public Page list(@Nullable String token) {
    SelectAggregateResourceConfigResponse page =
        config.selectAggregateResourceConfig(
            query ->
                query
                    .configurationAggregatorName(aggregator)
                    .expression(Listed.EXPRESSION)
                    .limit(PAGE)
                    .nextToken(token));
    return new Page(page.results(), page.nextToken());
  }

  @Override
  public Contents contents(List<Listed> resources) {
    List<AggregateResourceIdentifier> ids = resources.stream().map(AggregatorQuery::id).toList();
    BatchGetAggregateResourceConfigResponse answer =
        config.batchGetAggregateResourceConfig(
            request -> request.configurationAggregatorName(aggregator).resourceIdentifiers(ids));
    List<AggregateResourceIdentifier> unprocessed = answer.unprocessedResourceIdentifiers();
    return new Contents(
        answer.baseConfigurationItems(),
        resources.stream().filter(listed -> isAmong(unprocessed, listed)).toList());
  }

  private static AggregateResourceIdentifier id(Listed listed) {
    return AggregateResourceIdentifier.builder()
        .sourceAccountId(listed.account())
        .sourceRegion(listed.region())
        .resourceType(listed.type())
        .resourceId(listed.id())
        .resourceName(listed.name())
        .build();
  }

  /** Names are left out of the comparison, since not every resource has one. */
  private static boolean isAmong(List<AggregateResourceIdentifier> ids, Listed listed) {
    return ids.stream()
        .anyMatch(
            id ->
                listed.id().equals(id.resourceId())
                    && listed.type().equals(id.resourceTypeAsString())
                    && listed.account().equals(id.sourceAccountId())
                    && listed.region().equals(id.sourceRegion()));
  }

  /** What an aggregator lacks is for the accounts to tell. */
  @Override
  public boolean isRecording() {
    return true;
  }

  @Override
  public void close() {
    config.close();
  }
}
