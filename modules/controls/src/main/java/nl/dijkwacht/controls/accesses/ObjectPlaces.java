package nl.dijkwacht.controls.accesses;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.controls.calls.PathTexts;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * Where a call names objects: files in a bucket, items of a table.
 *
 * @param places the first in which one is named holds
 * @param form what stands there
 */
record ObjectPlaces(List<FieldPath> places, Form form) {

  /** What stands in a place. */
  enum Form {
    /** Names, or the keys of items as JSON. */
    NAMES,
    /** What the names of those that are listed begin with. */
    BEGINNING,
    /** {@code bucket/name}, as the header of a copy gives it. */
    PATH
  }

  private static final String BUCKETS = ":s3:::";
  private static final String VERSION = "?versionId=";

  ObjectPlaces {
    places = List.copyOf(places);
  }

  boolean isPath() {
    return form == Form.PATH;
  }

  boolean areBeginnings() {
    return form == Form.BEGINNING;
  }

  /** What stands before the first slash of a path, so that it names a bucket. */
  List<String> buckets(TrailEvent event) {
    List<String> buckets = new ArrayList<>();
    for (String path : texts(event)) {
      String plain = plain(path);
      int slash = plain.indexOf('/');
      buckets.add(slash < 0 || plain.startsWith("arn:") ? plain : plain.substring(0, slash));
    }
    return buckets;
  }

  List<String> of(TrailEvent event, ResourceId resource) {
    List<String> names = new ArrayList<>();
    for (String text : texts(event)) {
      String name = name(text, resource);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private String name(String text, ResourceId resource) {
    if (isPath()) {
      String plain = plain(text);
      int slash = plain.indexOf(resource.id() + "/");
      return slash < 0 ? "" : plain.substring(slash + resource.id().length() + 1);
    }
    int bucket = text.startsWith("arn:") ? text.indexOf(BUCKETS) : -1;
    if (bucket < 0) {
      return text;
    }
    String path = text.substring(bucket + BUCKETS.length());
    String id = resource.id() + "/";
    return path.startsWith(id) ? path.substring(id.length()) : "";
  }

  /** Without the slash that may stand before it, escapes, and the version behind it. */
  private static String plain(String path) {
    String text = path.startsWith("/") ? path.substring(1) : path;
    int version = text.indexOf(VERSION);
    String unversioned = version < 0 ? text : text.substring(0, version);
    try {
      return unversioned.indexOf('%') < 0
          ? unversioned
          : URLDecoder.decode(unversioned.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return unversioned;
    }
  }

  private List<String> texts(TrailEvent event) {
    JsonTape tape = event.json();
    for (FieldPath place : places) {
      List<String> texts = PathTexts.all(tape, place);
      if (texts.isEmpty()) {
        place.any(tape, (of, node) -> addKey(of, node, texts));
      }
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }

  /** The key of an item is an object of its own. */
  private static boolean addKey(JsonTape tape, int node, List<String> texts) {
    if (tape.kind(node) == JsonKind.OBJECT) {
      texts.add(
          new String(
              tape.bytes(),
              tape.start(node),
              tape.end(node) - tape.start(node),
              StandardCharsets.UTF_8));
    }
    return false;
  }
}
