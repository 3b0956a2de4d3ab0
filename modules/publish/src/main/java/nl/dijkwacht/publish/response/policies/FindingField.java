package nl.dijkwacht.publish.response.policies;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a parameter can take from a finding: names that AWS or Dijkwacht gives, each of one form,
 * and nothing that who caused the finding could have written at will.
 */
public enum FindingField {
  REQUEST_ID("[0-9a-f]{32}"),
  FINDING_ID("[A-Za-z0-9-]{1,64}"),
  POLICY("[a-z0-9-]{1,60}"),
  SEVERITY("[a-z]{3,20}"),
  ACCOUNT("[0-9]{12}"),
  REGION("[a-z]{2,10}(-[a-z0-9]{1,12}){2,4}"),
  RESOURCE_TYPE("AWS::[A-Za-z0-9]{1,64}::[A-Za-z0-9]{1,64}"),
  RESOURCE_ID("[A-Za-z0-9][A-Za-z0-9+=,.@_:/-]{0,254}"),
  RESOURCE_ARN(
      "arn:aws[a-z-]{0,20}:[a-z0-9-]{2,40}:[a-z0-9-]{0,30}:[0-9]{0,12}:[A-Za-z0-9+=,.@_:/-]{1,512}");

  private final Pattern form;

  FindingField(String form) {
    this.form = Pattern.compile(form);
  }

  /** Its name in braces. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a value has its form, so that it can be handed on. */
  public boolean admits(String value) {
    return form.matches(value);
  }

  static Optional<FindingField> ofLabel(String label) {
    return Arrays.stream(values()).filter(field -> field.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(FindingField::label).toList();
  }
}
