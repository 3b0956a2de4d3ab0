package nl.dijkwacht.app.onboarding;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.coverage.FieldCondition;
import nl.dijkwacht.core.coverage.TrailSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;

/** The selectors of a trail, as the judging of coverage takes them. */
final class RecordedSelectors {

  private RecordedSelectors() {}

  static List<TrailSelector> of(GetEventSelectorsResponse answer) {
    List<TrailSelector> selectors = new ArrayList<>();
    answer.eventSelectors().forEach(selector -> selectors.add(basic(selector)));
    answer.advancedEventSelectors().forEach(selector -> selectors.add(advanced(selector)));
    return selectors;
  }

  private static TrailSelector.Basic basic(EventSelector selector) {
    TrailSelector.ReadWrite readWrite =
        switch (selector.readWriteType()) {
          case READ_ONLY -> TrailSelector.ReadWrite.READ_ONLY;
          case WRITE_ONLY -> TrailSelector.ReadWrite.WRITE_ONLY;
          default -> TrailSelector.ReadWrite.ALL;
        };
    return new TrailSelector.Basic(
        readWrite,
        !Boolean.FALSE.equals(selector.includeManagementEvents()),
        selector.dataResources().stream()
            .map(data -> new TrailSelector.DataResource(data.type(), data.values()))
            .toList(),
        selector.excludeManagementEventSources());
  }

  private static TrailSelector.Advanced advanced(AdvancedEventSelector selector) {
    return new TrailSelector.Advanced(
        selector.name() == null ? "" : selector.name(),
        selector.fieldSelectors().stream()
            .map(
                field ->
                    new FieldCondition(
                        field.field(),
                        field.equalsValue(),
                        field.startsWith(),
                        field.endsWith(),
                        field.notEquals(),
                        field.notStartsWith(),
                        field.notEndsWith()))
            .toList());
  }
}
