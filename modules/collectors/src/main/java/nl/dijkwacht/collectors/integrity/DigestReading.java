package nl.dijkwacht.collectors.integrity;

/** What came of reading the JSON of a digest file. */
sealed interface DigestReading {

  record Read(DigestFile file) implements DigestReading {}

  /**
   * @param detail what is wrong, for people; nothing of the content
   */
  record Malformed(String detail) implements DigestReading {}
}
