package nl.dijkwacht.streams.detect.minutes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Minutes in a store: a version (1 byte), then what they hold, as {@link DataOutputStream} writes
 * it. As JSON it would cost several times as much at each event.
 */
public final class MinuteSerde implements Serde<Minute> {

  private static final byte VERSION = 1;

  /** Shorter than what {@link DataOutputStream#writeUTF} takes, whatever the characters. */
  private static final int LONGEST = 20_000;

  @Override
  public Serializer<Minute> serializer() {
    return (topic, minute) -> minute == null ? null : write(minute);
  }

  @Override
  public Deserializer<Minute> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  private static byte[] write(Minute minute) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      asset(out, minute.asset);
      text(out, minute.accessor.name());
      counts(out, minute);
      byte[] objects = minute.objects.bytes();
      out.writeInt(objects.length);
      out.write(objects);
      out.writeShort(minute.countries.size());
      for (Map.Entry<String, Long> country : minute.countries.entrySet()) {
        text(out, country.getKey());
        out.writeLong(country.getValue());
      }
      texts(out, minute.writtenFrom);
      texts(out, minute.networks);
      texts(out, minute.userAgents);
      event(out, minute.first);
      boolean one = minute.first.equals(minute.latest);
      out.writeBoolean(one);
      if (!one) {
        event(out, minute.latest);
      }
    } catch (IOException e) {
      throw new SerializationException("Memory can always be written.", e);
    }
    return bytes.toByteArray();
  }

  private static Minute read(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new SerializationException(
          "The store of accesses was written by another version of Dijkwacht; it needs the"
              + " application id of its own version.");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
      return read(in);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new SerializationException("The store of accesses is damaged.", e);
    }
  }

  private static Minute read(DataInputStream in) throws IOException {
    AssetRef asset = asset(in);
    Accessor accessor = Accessor.valueOf(in.readUTF());
    Counted counted = counted(in);
    ObjectSketch objects = ObjectSketch.of(in.readNBytes(in.readInt()));
    List<Map.Entry<String, Long>> countries = new ArrayList<>();
    for (int left = in.readShort(); left > 0; left--) {
      countries.add(Map.entry(in.readUTF(), in.readLong()));
    }
    List<String> writtenFrom = texts(in);
    List<String> networks = texts(in);
    List<String> userAgents = texts(in);
    EventSummary first = event(in);
    EventSummary latest = in.readBoolean() ? first : event(in);
    Minute minute = new Minute(asset, accessor, first, latest);
    counted.into(minute);
    minute.objects = objects;
    countries.forEach(country -> minute.countries.put(country.getKey(), country.getValue()));
    minute.writtenFrom.addAll(writtenFrom);
    minute.networks.addAll(networks);
    minute.userAgents.addAll(userAgents);
    return minute;
  }

  /** The numbers of a minute. */
  private record Counted(
      Access.Counts calls,
      long failures,
      long bytes,
      long withoutMfa,
      long revision,
      long collectedAt,
      boolean changed) {

    void into(Minute minute) {
      minute.calls = calls;
      minute.failures = failures;
      minute.bytes = bytes;
      minute.withoutMfa = withoutMfa;
      minute.revision = revision;
      minute.collectedAt = collectedAt;
      minute.changed = changed;
    }
  }

  private static void counts(DataOutputStream out, Minute minute) throws IOException {
    Access.Counts calls = minute.calls;
    out.writeLong(calls.reads());
    out.writeLong(calls.lists());
    out.writeLong(calls.writes());
    out.writeLong(calls.deletes());
    out.writeLong(calls.decrypts());
    out.writeLong(calls.exports());
    out.writeLong(calls.restores());
    out.writeLong(minute.failures);
    out.writeLong(minute.bytes);
    out.writeLong(minute.withoutMfa);
    out.writeLong(minute.revision);
    out.writeLong(minute.collectedAt);
    out.writeBoolean(minute.changed);
  }

  private static Counted counted(DataInputStream in) throws IOException {
    return new Counted(
        new Access.Counts(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean());
  }

  private static void asset(DataOutputStream out, AssetRef asset) throws IOException {
    ResourceId resource = asset.resource();
    text(out, resource.partition());
    text(out, resource.account());
    text(out, resource.region());
    text(out, resource.type());
    text(out, resource.id());
    textOrNull(out, asset.entry());
    textOrNull(out, asset.prefix());
    out.writeBoolean(asset.specialCategory());
    text(out, asset.owner());
    texts(out, asset.sources());
  }

  private static AssetRef asset(DataInputStream in) throws IOException {
    ResourceId resource =
        new ResourceId(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    return new AssetRef(
        resource, textOrNull(in), textOrNull(in), in.readBoolean(), in.readUTF(), texts(in));
  }

  private static void event(DataOutputStream out, EventSummary event) throws IOException {
    text(out, event.eventId());
    time(out, event.eventTime());
    time(out, event.collectedAt());
    text(out, event.eventSource());
    text(out, event.eventName());
    text(out, event.account());
    text(out, event.region());
    text(out, event.principal().kind().name());
    text(out, event.principal().id());
    textOrNull(out, event.principal().account());
    textOrNull(out, event.sourceAddress());
    textOrNull(out, event.userAgent());
    textOrNull(out, event.errorCode());
    Provenance provenance = event.provenance();
    textOrNull(out, provenance == null ? null : provenance.source());
    if (provenance != null) {
      out.writeLong(provenance.recordNumber());
    }
    textOrNull(out, event.note());
  }

  private static EventSummary event(DataInputStream in) throws IOException {
    return new EventSummary(
        in.readUTF(),
        time(in),
        time(in),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        new Principal(Principal.Kind.valueOf(in.readUTF()), in.readUTF(), textOrNull(in)),
        textOrNull(in),
        textOrNull(in),
        textOrNull(in),
        provenance(in),
        textOrNull(in),
        null);
  }

  private static @Nullable Provenance provenance(DataInputStream in) throws IOException {
    String source = textOrNull(in);
    return source == null ? null : new Provenance(source, in.readLong());
  }

  private static void time(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static Instant time(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static void texts(DataOutputStream out, Iterable<String> texts) throws IOException {
    List<String> list = new ArrayList<>();
    texts.forEach(list::add);
    out.writeShort(list.size());
    for (String text : list) {
      text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readShort(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static void textOrNull(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(out, text);
    }
  }

  private static @Nullable String textOrNull(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }
}
