package nl.dijkwacht.core.coverage;

import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;

/**
 * How many of an operation's events on an asset a selector takes.
 *
 * @param narrowing the fields for whose sake it does not take all
 */
record SelectorMatch(Extent extent, Set<String> narrowing) {

  private static final String STREAM = "/stream/";

  static SelectorMatch of(Advanced selector, SelectableAsset asset, DataOperation operation) {
    boolean asTable =
        asset.kind() == AssetKind.DYNAMODB_STREAM
            && selector.fields().stream()
                .filter(field -> field.field().equals(AdvancedForm.TYPE))
                .anyMatch(
                    field ->
                        field
                            .equals()
                            .equals(AssetKind.DYNAMODB_TABLE.dataType().stream().toList()));
    Extent extent = Extent.ALL;
    Set<String> narrowing = new TreeSet<>();
    for (FieldCondition field : selector.fields()) {
      Extent one = extent(field, asset, operation, asTable);
      if (one == Extent.SOME) {
        narrowing.add(field.field());
      }
      extent = extent.and(one);
    }
    return new SelectorMatch(extent, narrowing);
  }

  /**
   * @param asTable a stream's events name its table too, and are taken with it
   */
  private static Extent extent(
      FieldCondition field, SelectableAsset asset, DataOperation operation, boolean asTable) {
    AssetKind kind = asset.kind();
    return switch (field.field()) {
      case AdvancedForm.CATEGORY ->
          field.ofValue(kind.dataType().isPresent() ? AdvancedForm.DATA : AdvancedForm.MANAGEMENT);
      case AdvancedForm.SOURCE -> field.ofValue(kind.eventSource());
      case AdvancedForm.NAME -> field.ofValue(operation.name());
      case AdvancedForm.READ_ONLY -> readOnly(field, operation.mode());
      case AdvancedForm.TYPE -> asTable ? Extent.ALL : field.ofValue(kind.dataType().orElse(""));
      case AdvancedForm.ARN -> {
        if (kind.isPrefix()) {
          yield field.ofPrefix(asset.arn());
        }
        int stream = asTable ? asset.arn().indexOf(STREAM) : -1;
        yield field.ofValue(stream < 0 ? asset.arn() : asset.arn().substring(0, stream));
      }
      // The caller, or the sort of session: some have it and some have not.
      default -> Extent.SOME;
    };
  }

  private static Extent readOnly(FieldCondition field, DataOperation.Mode mode) {
    return switch (mode) {
      case READ -> field.ofValue("true");
      case WRITE -> field.ofValue("false");
      case EITHER -> {
        Extent read = field.ofValue("true");
        yield read == field.ofValue("false") ? read : Extent.SOME;
      }
    };
  }
}
