package nl.dijkwacht.app.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is held on one person as one JSON document, topic by topic, so that memory does not
 * grow with what there is. For one thread.
 */
public final class PersonExport {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int PROGRESS_EACH = 10_000;

  /** So many are held back, since a newer one of the same key may follow. */
  private static final int MOST_PENDING = 10_000;

  private static final List<String> NOTES =
      List.of(
          "Other people are pseudonyms, and what colleagues wrote is counted only (Art. 15(4) AVG).",
          "Of the same minute and asset, the highest revision counts.",
          "Not in it: records of CloudTrail as AWS wrote them, kept 7 days; evidence of cases, kept"
              + " 7 years, of which the cases are named; habits, which are counts by day.");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final CompactedTopicReader reader;
  private final Person person;
  private final PersonView view;
  private final LongConsumer progress;
  private long records;
  private long found;
  private long unreadable;

  /**
   * @param keys for the names of others
   * @param progress told now and then how many records were looked through
   */
  public PersonExport(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      PseudonymKeys keys,
      Person person,
      LongConsumer progress) {
    this.reader = new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT);
    this.person = person;
    this.view = new PersonView(person, keys);
    this.progress = progress;
  }

  /**
   * Writes the document.
   *
   * @param out closed by the caller
   * @return how many records about the person there are
   * @throws IOException with a sentence for people, if a topic cannot be read to its end
   */
  public long write(OutputStream out, Instant now) throws IOException {
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("person", person.name());
      json.writeStringField("madeAt", now.toString());
      json.writeArrayFieldStart("notes");
      for (String note : NOTES) {
        json.writeString(note);
      }
      json.writeEndArray();
      section(json, "findings", Topics.FINDINGS, view::of);
      for (Topic<Signal> signals : signals()) {
        section(json, signals.name(), signals, view::of);
      }
      section(json, "accesses", Topics.ACCESSES, view::of);
      section(json, "calls", Topics.ACCESS_EVENTS, view::of);
      section(json, "changes", Topics.CHANGES, view::of);
      section(json, "cases", Topics.CASES, view::of);
      json.writeNumberField("records", found);
      json.writeNumberField("unreadable", unreadable);
      json.writeEndObject();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private static List<Topic<Signal>> signals() {
    return List.of(
        Topics.SIGNALS, Topics.BEHAVIOUR_SIGNALS, Topics.TRANSFER_SIGNALS, Topics.EXPOSURE_SIGNALS);
  }

  private <V> void section(
      JsonGenerator json, String name, Topic<V> topic, Function<V, @Nullable ObjectNode> viewOf)
      throws IOException {
    json.writeArrayFieldStart(name);
    Section<V> section = new Section<>(json, viewOf);
    Outcome<Long> outcome = reader.visit(topic, section);
    if (outcome instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
    section.end();
    json.writeEndArray();
  }

  /** What is about the person in one topic; of a key, the last few are one. */
  private final class Section<V> implements CompactedTopicReader.Visitor<V> {

    private final JsonGenerator json;
    private final Function<V, @Nullable ObjectNode> viewOf;
    private final Map<String, ObjectNode> pending = new LinkedHashMap<>();

    Section(JsonGenerator json, Function<V, @Nullable ObjectNode> viewOf) {
      this.json = json;
      this.viewOf = viewOf;
    }

    @Override
    public void record(String key, Reading<V> reading) {
      seen();
      if (!(reading instanceof Reading.Value<V> read)) {
        unreadable++;
        return;
      }
      ObjectNode node = viewOf.apply(read.value());
      if (node == null) {
        return;
      }
      pending.put(identity(key, node), node);
      if (pending.size() > MOST_PENDING) {
        String eldest = pending.keySet().iterator().next();
        write(pending.remove(eldest));
      }
    }

    /** Keys of several records tell the person apart only with what else they are told by. */
    private String identity(String key, ObjectNode node) {
      if (node.has("id")) {
        return node.get("id").asText();
      }
      return node.has("minute") ? key + node.get("minute").asText() : "record " + records;
    }

    @Override
    public void removed(String key) {
      seen();
      pending.remove(key);
    }

    private void seen() {
      records++;
      if (records % PROGRESS_EACH == 0) {
        progress.accept(records);
      }
    }

    void end() {
      pending.values().forEach(this::write);
    }

    private void write(@Nullable ObjectNode node) {
      try {
        MAPPER.writeTree(json, node);
        found++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
