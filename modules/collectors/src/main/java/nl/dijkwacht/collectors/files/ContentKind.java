package nl.dijkwacht.collectors.files;

import java.util.HexFormat;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetterReason;

/** What the first bytes of a file tell about the rest. */
enum ContentKind {
  GZIP("1f8b", DeadLetterReason.BROKEN_COMPRESSION, ""),
  /** With a byte order mark, or beginning with a bracket. */
  UTF_16(
      "feff fffe 007b 7b00 005b 5b00",
      DeadLetterReason.INVALID_UTF8,
      "it is UTF-16; convert it to UTF-8"),
  ZIP("504b0304", DeadLetterReason.BROKEN_COMPRESSION, "it is a zip archive; unpack it first"),
  ZSTANDARD("28b52ffd", DeadLetterReason.BROKEN_COMPRESSION, "it is zstd; unpack it first"),
  BZIP2("425a68", DeadLetterReason.BROKEN_COMPRESSION, "it is bzip2; unpack it first"),
  XZ("fd377a585a00", DeadLetterReason.BROKEN_COMPRESSION, "it is xz; unpack it first"),
  PARQUET("50415231", DeadLetterReason.MALFORMED_JSON, "it is Parquet; export it as JSON first"),
  /** Begins with anything, so it stands last. */
  TEXT("", DeadLetterReason.MALFORMED_JSON, "");

  /** So many bytes decide. */
  static final int HEAD = 8;

  private final String magics;
  private final DeadLetterReason reason;
  private final String sentence;

  ContentKind(String magics, DeadLetterReason reason, String sentence) {
    this.magics = magics;
    this.reason = reason;
    this.sentence = sentence;
  }

  static ContentKind of(byte[] head) {
    String hex = HexFormat.of().formatHex(head);
    return Stream.of(values()).filter(kind -> kind.begins(hex)).findFirst().orElse(TEXT);
  }

  private boolean begins(String hex) {
    return Stream.of(magics.split(" ")).anyMatch(hex::startsWith);
  }

  /** The reason for a dead letter where it is not read. */
  DeadLetterReason reason() {
    return reason;
  }

  /** What it is and what to do about it. */
  String sentence() {
    return sentence;
  }
}
