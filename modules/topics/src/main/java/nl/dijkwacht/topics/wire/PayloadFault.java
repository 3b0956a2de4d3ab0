package nl.dijkwacht.topics.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why JSON could not be read, without Jackson's message, which quotes the content. Names of
 * fields are told only where they are ours: the keys of maps are content too.
 */
final class PayloadFault {

  private PayloadFault() {}

  static String sentence(Schema schema, JacksonException fault) {
    String where = position(fault.getLocation());
    return fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? "The field %s is missing or not as %s has it%s."
            .formatted(path(mapping.getPath()), schema, where)
        : "The value is no %s in JSON%s.".formatted(schema, where);
  }

  private static String path(List<JsonMappingException.Reference> path) {
    return path.stream().map(PayloadFault::step).collect(Collectors.joining("."));
  }

  private static String step(JsonMappingException.Reference reference) {
    Object from = reference.getFrom();
    boolean ours = from instanceof Class<?> type ? type.isRecord() : from instanceof Record;
    return ours && reference.getFieldName() != null ? reference.getFieldName() : "*";
  }

  private static String position(JsonLocation location) {
    return location == null || location.getByteOffset() < 0
        ? ""
        : " at byte " + location.getByteOffset();
  }
}
