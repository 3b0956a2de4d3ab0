package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import nl.dijkwacht.core.access.Access;

/**
 * How much was done in some time.
 *
 * @param taken objects that were read, different ones within each minute; reads where none was
 *     named, as with queries
 * @param bytes that went out
 * @param deletes objects that were deleted, at least: one call deletes up to a thousand, and each
 *     of the other calls may have named one of the minute's objects
 * @param decrypts uses of a key
 * @param calls of any kind that succeeded
 * @param failures calls that were refused or went wrong
 */
public record Amounts(
    long taken, long bytes, long deletes, long decrypts, long calls, long failures) {

  static final Amounts NONE = new Amounts(0, 0, 0, 0, 0, 0);

  /** What an access tells of. */
  public static Amounts of(Access access) {
    Access.Counts calls = access.calls();
    long took = calls.reads() + calls.exports();
    long all =
        took
            + calls.lists()
            + calls.writes()
            + calls.deletes()
            + calls.decrypts()
            + calls.restores();
    return new Amounts(
        access.objects() == 0 ? took : Math.min(access.objects(), took),
        access.bytes(),
        calls.deletes() == 0
            ? 0
            : Math.max(calls.deletes(), access.objects() - (all - calls.deletes())),
        calls.decrypts(),
        all,
        access.failures());
  }

  Amounts plus(Amounts other) {
    return new Amounts(
        taken + other.taken,
        bytes + other.bytes,
        deletes + other.deletes,
        decrypts + other.decrypts,
        calls + other.calls,
        failures + other.failures);
  }

  /** By how much it grew; what shrank, which no minute does, counts as nothing. */
  public Amounts since(Amounts before) {
    return new Amounts(
        Math.max(0, taken - before.taken),
        Math.max(0, bytes - before.bytes),
        Math.max(0, deletes - before.deletes),
        Math.max(0, decrypts - before.decrypts),
        Math.max(0, calls - before.calls),
        Math.max(0, failures - before.failures));
  }

  void write(ByteArrayOutputStream out) {
    Varint.put(out, taken);
    Varint.put(out, bytes);
    Varint.put(out, deletes);
    Varint.put(out, decrypts);
    Varint.put(out, calls);
    Varint.put(out, failures);
  }

  static Amounts read(ByteBuffer in) {
    return new Amounts(
        Varint.get(in),
        Varint.get(in),
        Varint.get(in),
        Varint.get(in),
        Varint.get(in),
        Varint.get(in));
  }
}
