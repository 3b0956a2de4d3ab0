package nl.dijkwacht.expressions;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Types of arguments and results. */
public enum ValueType {
  BOOL(SimpleType.BOOL, Boolean.class),
  INT(SimpleType.INT, Long.class),
  STRING(SimpleType.STRING, String.class),
  TIMESTAMP(SimpleType.TIMESTAMP, Instant.class),
  LIST(ListType.create(SimpleType.DYN), List.class),
  TEXTS(ListType.create(SimpleType.STRING), List.class),
  MAP(MapType.create(SimpleType.STRING, SimpleType.DYN), Map.class),
  /** Any of them. */
  ANY(SimpleType.DYN, Object.class);

  private final CelType cel;
  private final Class<?> java;

  ValueType(CelType cel, Class<?> java) {
    this.cel = cel;
    this.java = java;
  }

  CelType cel() {
    return cel;
  }

  boolean accepts(Object value) {
    return java.isInstance(value);
  }

  /** Whether the checker's type may turn out to be this one. */
  boolean mayBe(CelType checked) {
    return this == ANY || checked.equals(SimpleType.DYN) || checked.kind().equals(cel.kind());
  }

  /** What a sentence calls it. */
  String noun() {
    return switch (this) {
      case BOOL -> "true or false";
      case INT -> "a whole number";
      case STRING -> "a text";
      case TIMESTAMP -> "a time";
      case LIST, TEXTS -> "a list";
      case MAP -> "an object";
      case ANY -> "a value";
    };
  }
}
