package nl.dijkwacht.collectors.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.BaseConfigurationItem;

/** Where to ask AWS Config. Failures are the SDK's exceptions. */
interface ConfigQuery extends AutoCloseable {

  /** As many as AWS Config takes and gives at a time. */
  int PAGE = 100;

  /** Lists resources from a token on, or from the beginning. */
  Page list(@Nullable String token);

  /** The items of some of them, at most {@link #PAGE}. */
  Contents contents(List<Listed> resources);

  /** Whether anything records there, so that an empty list means that there is nothing. */
  boolean isRecording();

  @Override
  void close();

  /**
   * Some of the resources.
   *
   * @param rows JSON each
   * @param token of the next page, null for the last
   */
  record Page(List<String> rows, @Nullable String token) {}

  /**
   * What was asked for.
   *
   * @param unprocessed what AWS Config had no time for
   */
  record Contents(List<BaseConfigurationItem> items, List<Listed> unprocessed) {}
}
