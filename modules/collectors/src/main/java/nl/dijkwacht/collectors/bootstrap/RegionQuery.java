package nl.dijkwacht.collectors.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.BatchGetResourceConfigResponse;
import software.amazon.awssdk.services.config.model.ResourceKey;
import software.amazon.awssdk.services.config.model.SelectResourceConfigResponse;

/** AWS Config of one account and Region. */
record RegionQuery(ConfigClient config) implements ConfigQuery {

  @Override
  public Page list(@Nullable String token) {
    SelectResourceConfigResponse page =
        config.selectResourceConfig(
            query -> query.expression(Listed.EXPRESSION).limit(PAGE).nextToken(token));
    return new Page(page.results(), page.nextToken());
  }

  @Override
  public Contents contents(List<Listed> resources) {
    List<ResourceKey> keys = resources.stream().map(RegionQuery::key).toList();
    BatchGetResourceConfigResponse answer =
        config.batchGetResourceConfig(request -> request.resourceKeys(keys));
    List<ResourceKey> unprocessed = answer.unprocessedResourceKeys();
    return new Contents(
        answer.baseConfigurationItems(),
        resources.stream().filter(listed -> unprocessed.contains(key(listed))).toList());
  }

  private static ResourceKey key(Listed listed) {
    return ResourceKey.builder().resourceType(listed.type()).resourceId(listed.id()).build();
  }

  @Override
  public boolean isRecording() {
    return config.describeConfigurationRecorders().hasConfigurationRecorders();
  }

  @Override
  public void close() {
    config.close();
  }
}
