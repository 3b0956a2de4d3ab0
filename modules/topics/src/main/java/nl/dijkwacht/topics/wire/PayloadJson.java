package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON of payloads: records by their components, instants and durations as ISO-8601, enums by
 * name, no nulls. Fields that are not known are passed over, since a minor version may add some.
 */
final class PayloadJson {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAME_LENGTH = 4096;
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final Map<JsonForm, JsonMapper> MAPPERS =
      Stream.of(JsonForm.values()).collect(Collectors.toMap(form -> form, PayloadJson::newMapper));

  private PayloadJson() {}

  /** What reads and writes the JSON of a form, within its limits. */
  static JsonMapper mapper(JsonForm form) {
    return Objects.requireNonNull(MAPPERS.get(form));
  }

  private static JsonMapper newMapper(JsonForm form) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME_LENGTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .maxStringLength(form.maxJsonBytes())
            .maxDocumentLength(form.maxJsonBytes())
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .addModule(new JavaTimeModule())
        .addModule(PayloadInstants.module())
        .annotationIntrospector(new NullMarkedRecords())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
