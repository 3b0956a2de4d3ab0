package nl.dijkwacht.collectors.objects;

import java.util.Map;
import nl.dijkwacht.aws.AwsFailure;

/** What asking S3 for a part of an object came to. */
sealed interface ObjectPart {

  /**
   * The part.
   *
   * @param content shared, not to be changed
   * @param total bytes of the whole object
   * @param etag of the object as it is now
   */
  record Content(byte[] content, long total, String etag, Map<String, String> metadata)
      implements ObjectPart {}

  /** The object is not the one any more that was begun to be read. */
  record Changed() implements ObjectPart {}

  /** There is no answer, or one that says no. */
  record Failed(AwsFailure failure) implements ObjectPart {}
}
