package nl.dijkwacht.streams.drift.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * States of resources in a store: a version (1 byte), then the components in their order, numbers
 * as {@link DataOutputStream} writes them, lists and texts with their length before them, the items
 * last.
 */
public final class ResourceStateSerde implements Serde<ResourceState> {

  private static final byte VERSION = 1;

  @Override
  public Serializer<ResourceState> serializer() {
    return (topic, state) -> state == null ? null : write(state);
  }

  @Override
  public Deserializer<ResourceState> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  /** The bytes of a state. Their size is for the caller to compare with what a topic takes. */
  public static byte[] write(ResourceState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(state.collectedAt());
      out.writeLong(state.createdAt());
      out.writeBoolean(state.deleted());
      out.writeBoolean(state.old());
      text(out, state.judgedUnder());
      out.writeLong(state.posture());
      out.writeLong(state.forgottenUntil());
      out.writeInt(state.moments().size());
      for (Moment moment : state.moments()) {
        moment(out, moment);
      }
      out.writeInt(state.controls().size());
      for (Map.Entry<String, ControlState> control : state.controls().entrySet()) {
        text(out, control.getKey());
        control(out, control.getValue());
      }
      tags(out, state.tags());
      item(out, state.base());
      item(out, state.polled());
    } catch (IOException e) {
      throw new SerializationException("Memory can always be written.", e);
    }
    return bytes.toByteArray();
  }

  private static ResourceState read(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new SerializationException(
          "The store of resources was written by another version of Dijkwacht; it needs the"
              + " application id of its own version.");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
      return read(in);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new SerializationException("The store of resources is damaged.", e);
    }
  }

  private static ResourceState read(DataInputStream in) throws IOException {
    long collectedAt = in.readLong();
    long createdAt = in.readLong();
    boolean deleted = in.readBoolean();
    boolean old = in.readBoolean();
    String judgedUnder = text(in);
    long posture = in.readLong();
    long forgottenUntil = in.readLong();
    List<Moment> moments = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      moments.add(moment(in));
    }
    SortedMap<String, ControlState> controls = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      controls.put(text(in), control(in, moments.size()));
    }
    KeptTags tags = tags(in);
    KeptItem base = item(in);
    KeptItem polled = item(in);
    return new ResourceState(
        collectedAt,
        createdAt,
        deleted,
        old,
        base,
        polled,
        tags,
        judgedUnder,
        posture,
        moments,
        forgottenUntil,
        controls);
  }

  private static void control(DataOutputStream out, ControlState state) throws IOException {
    out.write(state.track().results());
    past(out, state.track().past());
    out.writeLong(state.frozenAt());
    out.writeBoolean(state.baseline());
    breaking(out, state.breaking());
    told(out, state.told());
    out.writeByte(Codes.of(state.shown()));
  }

  private static ControlState control(DataInputStream in, int moments) throws IOException {
    byte[] results = in.readNBytes(moments);
    Track track = new Track(results, past(in));
    long frozenAt = in.readLong();
    boolean baseline = in.readBoolean();
    Breaking breaking = breaking(in);
    Told told = told(in);
    return new ControlState(track, frozenAt, baseline, breaking, told, Codes.shown(in.readByte()));
  }

  private static void past(DataOutputStream out, Track.@Nullable Past past) throws IOException {
    out.writeBoolean(past != null);
    if (past != null) {
      out.writeByte(Codes.of(past.result()));
      out.writeLong(past.since());
      out.writeLong(past.after());
      out.writeByte(Codes.of(past.before()));
      out.writeLong(past.last());
    }
  }

  private static Track.@Nullable Past past(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Track.Past(
            Codes.known(in.readByte()),
            in.readLong(),
            in.readLong(),
            Codes.result(in.readByte()),
            in.readLong())
        : null;
  }

  private static void breaking(DataOutputStream out, @Nullable Breaking breaking)
      throws IOException {
    out.writeBoolean(breaking != null);
    if (breaking != null) {
      text(out, breaking.change());
      out.writeLong(breaking.time());
      out.writeLong(breaking.collectedAt());
      out.writeBoolean(breaking.deployed());
      out.writeBoolean(breaking.expired());
    }
  }

  private static @Nullable Breaking breaking(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Breaking(text(in), in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean())
        : null;
  }

  private static void told(DataOutputStream out, @Nullable Told told) throws IOException {
    out.writeBoolean(told != null);
    if (told != null) {
      out.writeByte(Codes.of(told.result()));
      out.writeByte(Codes.of(told.standing()));
      out.writeByte(Codes.of(told.before()));
      out.writeLong(told.since());
      out.writeLong(told.shown());
      out.writeLong(told.toldAt());
      out.writeLong(told.attribution());
      out.writeLong(told.revision());
    }
  }

  private static @Nullable Told told(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Told(
            Codes.known(in.readByte()),
            Codes.standing(in.readByte()),
            Codes.result(in.readByte()),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong())
        : null;
  }

  private static void moment(DataOutputStream out, Moment moment) throws IOException {
    out.writeLong(moment.time());
    out.writeLong(moment.order());
    out.writeBoolean(moment.polled());
  }

  private static Moment moment(DataInputStream in) throws IOException {
    return new Moment(in.readLong(), in.readLong(), in.readBoolean());
  }

  private static void tags(DataOutputStream out, @Nullable KeptTags tags) throws IOException {
    out.writeBoolean(tags != null);
    if (tags != null) {
      moment(out, tags.moment());
      out.writeInt(tags.tags().size());
      for (Map.Entry<String, String> tag : new TreeMap<>(tags.tags()).entrySet()) {
        text(out, tag.getKey());
        text(out, tag.getValue());
      }
    }
  }

  private static @Nullable KeptTags tags(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    Moment moment = moment(in);
    Map<String, String> tags = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      tags.put(text(in), text(in));
    }
    return new KeptTags(moment, tags);
  }

  private static void item(DataOutputStream out, @Nullable KeptItem item) throws IOException {
    out.writeBoolean(item != null);
    if (item != null) {
      moment(out, item.moment());
      out.writeInt(item.packed().length);
      out.write(item.packed());
    }
  }

  private static @Nullable KeptItem item(DataInputStream in) throws IOException {
    return in.readBoolean() ? new KeptItem(moment(in), in.readNBytes(in.readInt())) : null;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
