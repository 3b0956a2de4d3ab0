package nl.dijkwacht.streams.assurance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.Trail;
import nl.dijkwacht.core.coverage.TrailSelector;
import nl.dijkwacht.core.coverage.TrailSelector.ReadWrite;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads trails out of the items about them: AWS Config's, and what was polled. A trail whose
 * selectors nobody could ask is taken to have CloudTrail's own: management events, and no data
 * events; one whose status is not known is taken to log.
 */
final class RecordedTrails {

  private static final TrailSelector MANAGEMENT_ONLY =
      new TrailSelector.Basic(ReadWrite.ALL, true, List.of(), List.of());

  private RecordedTrails() {}

  static List<Trail> of(List<ConfigurationItem> items) {
    Map<String, Map<String, Object>> byTrail = new LinkedHashMap<>();
    Map<String, ConfigurationItem> any = new LinkedHashMap<>();
    for (ConfigurationItem item : items) {
      String key = item.resource().toString();
      any.put(key, item);
      Map<String, Object> all = byTrail.computeIfAbsent(key, of -> new LinkedHashMap<>());
      all.putAll(item.configuration());
      all.putAll(map(item.supplementary().get("Trail")));
      item.supplementary().forEach((name, part) -> all.put("part " + name, part));
    }
    List<Trail> trails = new ArrayList<>();
    byTrail.forEach(
        (key, all) -> {
          ConfigurationItem item = any.get(key);
          if (item != null && isAtHome(item, all)) {
            trails.add(trail(item, all));
          }
        });
    return trails;
  }

  /** AWS Config tells of a trail of all Regions in each of them. */
  private static boolean isAtHome(ConfigurationItem item, Map<String, Object> all) {
    Object home = all.get("homeRegion");
    return home == null || home.equals(item.region());
  }

  private static Trail trail(ConfigurationItem item, Map<String, Object> all) {
    Object logging = map(all.get("part TrailStatus")).get("isLogging");
    return new Trail(
        item.name() == null ? item.resource().id() : item.name(),
        item.resource().account(),
        item.region(),
        isTrue(all.get("isMultiRegionTrail")),
        isTrue(all.get("isOrganizationTrail")),
        logging == null || isTrue(logging),
        selectors(map(all.get("part EventSelectors"))));
  }

  private static List<TrailSelector> selectors(Map<?, ?> answer) {
    List<TrailSelector> selectors = new ArrayList<>();
    for (Object basic : list(answer.get("eventSelectors"))) {
      selectors.add(basic(map(basic)));
    }
    for (Object advanced : list(answer.get("advancedEventSelectors"))) {
      selectors.add(advanced(map(advanced)));
    }
    return selectors.isEmpty() ? List.of(MANAGEMENT_ONLY) : selectors;
  }

  private static TrailSelector basic(Map<?, ?> json) {
    List<TrailSelector.DataResource> data = new ArrayList<>();
    for (Object resource : list(json.get("dataResources"))) {
      Map<?, ?> of = map(resource);
      data.add(new TrailSelector.DataResource(String.valueOf(of.get("type")), texts(of, "values")));
    }
    Object management = json.get("includeManagementEvents");
    return new TrailSelector.Basic(
        switch (String.valueOf(json.get("readWriteType"))) {
          case "ReadOnly" -> ReadWrite.READ_ONLY;
          case "WriteOnly" -> ReadWrite.WRITE_ONLY;
          default -> ReadWrite.ALL;
        },
        management == null || isTrue(management),
        data,
        texts(json, "excludeManagementEventSources"));
  }

  private static TrailSelector advanced(Map<?, ?> json) {
    List<FieldCondition> fields = new ArrayList<>();
    for (Object field : list(json.get("fieldSelectors"))) {
      Map<?, ?> of = map(field);
      fields.add(
          new FieldCondition(
              String.valueOf(of.get("field")),
              texts(of, "equals"),
              texts(of, "startsWith"),
              texts(of, "endsWith"),
              texts(of, "notEquals"),
              texts(of, "notStartsWith"),
              texts(of, "notEndsWith")));
    }
    return new TrailSelector.Advanced(String.valueOf(json.get("name")), fields);
  }

  private static boolean isTrue(@Nullable Object json) {
    return Boolean.TRUE.equals(json) || "true".equals(json);
  }

  private static Map<String, Object> map(@Nullable Object json) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> of) {
      of.forEach((name, value) -> map.put(String.valueOf(name), value));
    }
    return map;
  }

  private static List<?> list(@Nullable Object json) {
    return json instanceof Collection<?> many
        ? many.stream().filter(Objects::nonNull).toList()
        : List.of();
  }

  private static List<String> texts(Map<?, ?> json, String name) {
    return list(json.get(name)).stream().map(String::valueOf).toList();
  }
}
