package nl.dijkwacht.core.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;
import nl.dijkwacht.core.coverage.TrailSelector.Basic;
import nl.dijkwacht.core.coverage.TrailSelector.DataResource;
import nl.dijkwacht.core.coverage.TrailSelector.ReadWrite;

/** Selectors in the advanced form, which the basic ones can be written in too. */
public final class AdvancedForm {

  static final String CATEGORY = "eventCategory";
  static final String SOURCE = "eventSource";
  static final String NAME = "eventName";
  static final String READ_ONLY = "readOnly";
  static final String TYPE = "resources.type";
  static final String ARN = "resources.ARN";

  static final String DATA = "Data";
  static final String MANAGEMENT = "Management";

  private static final String S3 = "AWS::S3::Object";

  /** Such as {@code arn:aws:lambda}: all that the service has. */
  private static final Pattern WHOLE_SERVICE = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:{0,3}");

  private AdvancedForm() {}

  public static List<Advanced> of(List<TrailSelector> selectors) {
    List<Advanced> advanced = new ArrayList<>();
    for (TrailSelector selector : selectors) {
      if (selector instanceof Advanced already) {
        advanced.add(already);
      } else if (selector instanceof Basic basic) {
        advanced.addAll(of(basic));
      }
    }
    return advanced;
  }

  private static List<Advanced> of(Basic basic) {
    List<Advanced> advanced = new ArrayList<>();
    if (basic.managementEvents()) {
      List<FieldCondition> fields = new ArrayList<>();
      fields.add(FieldCondition.equalTo(CATEGORY, List.of(MANAGEMENT)));
      addReadOnly(basic.readWrite(), fields);
      if (!basic.excludedSources().isEmpty()) {
        fields.add(FieldCondition.notEqualTo(SOURCE, basic.excludedSources()));
      }
      advanced.add(new Advanced("Management events", fields));
    }
    for (DataResource data : basic.data()) {
      List<FieldCondition> fields = new ArrayList<>();
      fields.add(FieldCondition.equalTo(CATEGORY, List.of(DATA)));
      fields.add(FieldCondition.equalTo(TYPE, List.of(data.type())));
      addReadOnly(basic.readWrite(), fields);
      if (data.values().stream().noneMatch(v -> WHOLE_SERVICE.matcher(v).matches())) {
        fields.add(
            data.type().equals(S3)
                ? FieldCondition.startingWith(ARN, data.values())
                : FieldCondition.equalTo(ARN, data.values()));
      }
      if (!data.values().isEmpty()) {
        advanced.add(new Advanced("Data events of " + data.type(), fields));
      }
    }
    return advanced;
  }

  private static void addReadOnly(ReadWrite readWrite, List<FieldCondition> fields) {
    if (readWrite != ReadWrite.ALL) {
      String value = readWrite == ReadWrite.READ_ONLY ? "true" : "false";
      fields.add(FieldCondition.equalTo(READ_ONLY, List.of(value)));
    }
  }
}
