package nl.dijkwacht.api.views;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.TopicFollower;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;

/** Follows a topic for a view, and knows whether it does. */
final class TopicWatch<V> implements AutoCloseable {

  private final Topic<V> topic;
  private final TopicFollower<V> follower;
  private volatile @Nullable String problem = "it is being read";

  /**
   * Where records go.
   *
   * @param put takes a key and its newest value
   * @param remove takes a key that is no more
   * @param reachedEnd runs once what was there at the start was given
   */
  record Into<V>(BiConsumer<String, V> put, Consumer<String> remove, Runnable reachedEnd) {

    /** A view that is keyed as the topic is. */
    static <V> Into<V> view(KeyedView<V> view) {
      return new Into<>(view::put, view::remove, () -> {});
    }

    static <V> Into<V> newest(Newest<V> newest) {
      return new Into<>((key, value) -> newest.add(value), key -> {}, newest::started);
    }

    /** Something that knows by values alone what is the same. */
    static <V> Into<V> each(Consumer<V> add) {
      return each(add, key -> {});
    }

    static <V> Into<V> each(Consumer<V> add, Consumer<String> remove) {
      return new Into<>((key, value) -> add.accept(value), remove, () -> {});
    }
  }

  private TopicWatch(CompactedTopicReader reader, Topic<V> topic, Instant since, Into<V> into) {
    this.topic = topic;
    this.follower = TopicFollower.start(reader, topic, since, () -> new Intake(into));
  }

  static <V> TopicWatch<V> start(
      CompactedTopicReader reader, Topic<V> topic, Instant since, Into<V> into) {
    return new TopicWatch<>(reader, topic, since, into);
  }

  private final class Intake implements TopicFollower.Intake<V> {

    private final Into<V> into;

    Intake(Into<V> into) {
      this.into = into;
    }

    @Override
    public void record(String key, Reading<V> reading) {
      if (reading instanceof Reading.Value<V> read) {
        into.put().accept(key, read.value());
      }
    }

    @Override
    public void removed(String key) {
      into.remove().accept(key);
    }

    @Override
    public void reachedEnd() {
      problem = null;
      into.reachedEnd().run();
    }

    @Override
    public void failed(String why) {
      problem = why;
    }
  }

  boolean isCurrent() {
    return problem == null;
  }

  /** Whether what is shown is what the topic holds. */
  Check check() {
    return new Check(
        "api-" + topic.name().replace('.', '-'),
        () -> {
          String wrong = problem;
          return wrong == null ? CheckResult.up("follows its topic") : CheckResult.down(wrong);
        });
  }

  @Override
  public void close() {
    follower.close();
  }
}
