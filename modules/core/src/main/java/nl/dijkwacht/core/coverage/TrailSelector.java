package nl.dijkwacht.core.coverage;

import java.util.List;

/** What a trail records, as CloudTrail's GetEventSelectors tells it. A trail has one sort. */
public sealed interface TrailSelector {

  /**
   * @param data types and ARNs of data events
   * @param excludedSources whose management events are left out
   */
  record Basic(
      ReadWrite readWrite,
      boolean managementEvents,
      List<DataResource> data,
      List<String> excludedSources)
      implements TrailSelector {
    public Basic {
      data = List.copyOf(data);
      excludedSources = List.copyOf(excludedSources);
    }
  }

  /**
   * @param values beginnings of ARNs for objects; ARNs, or {@code arn:aws:lambda} and the like for
   *     all
   */
  record DataResource(String type, List<String> values) {
    public DataResource {
      values = List.copyOf(values);
    }
  }

  /**
   * @param fields all of which an event must pass
   */
  record Advanced(String name, List<FieldCondition> fields) implements TrailSelector {
    public Advanced {
      fields = List.copyOf(fields);
    }

    /** CloudTrail takes at most 500 in all selectors of a trail. */
    public int values() {
      return fields.stream().mapToInt(FieldCondition::values).sum();
    }
  }

  /** Which events a basic selector takes. */
  enum ReadWrite {
    READ_ONLY,
    WRITE_ONLY,
    ALL
  }
}
