package nl.dijkwacht.streams.drift.state;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Items as stores have them: the value of their record, deflated. It is not written anew, since
 * that would cost as much as reading it; what came as gzip already stays so. For one task.
 */
public final class Packing {

  private static final byte GZIP = 0x1f;
  private static final int BUFFER = 8 * 1024;

  /** Making one costs a good part of what packing an item does. */
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

  private final byte[] buffer = new byte[BUFFER];

  byte[] pack(byte[] value) {
    if (value.length > 0 && value[0] == GZIP) {
      return value;
    }
    deflater.reset();
    deflater.setInput(value);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream(value.length / 2 + 64);
    packed.write(0);
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    return packed.toByteArray();
  }

  static ConfigurationItem unpack(byte[] packed) {
    byte[] value = packed[0] == GZIP ? packed : inflate(packed);
    Reading<ConfigurationItem> reading = Topics.CONFIGURATION_ITEMS.payload().read(value);
    if (reading instanceof Reading.Value<ConfigurationItem> read) {
      return read.value();
    }
    throw new SerializationException("An item in the store of resources is damaged.");
  }

  private static byte[] inflate(byte[] packed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 1, packed.length - 1);
      ByteArrayOutputStream value = new ByteArrayOutputStream(packed.length * 4);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished() && value.size() <= Payload.MAX_EXPANDED_BYTES) {
        int count = inflater.inflate(buffer);
        if (count == 0 && inflater.needsInput()) {
          break;
        }
        value.write(buffer, 0, count);
      }
      return value.toByteArray();
    } catch (DataFormatException e) {
      throw new SerializationException("An item in the store of resources is damaged.", e);
    } finally {
      inflater.end();
    }
  }
}
