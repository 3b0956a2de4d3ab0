package nl.dijkwacht.streams.drift.state;

import java.util.Map;

/** Tags of an earlier item, where the newest does not tell any. */
public record KeptTags(Moment moment, Map<String, String> tags) {

  public KeptTags {
    tags = Map.copyOf(tags);
  }
}
