package nl.dijkwacht.collectors.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * An object that is being read.
 *
 * @param content as it is stored, so mostly gzip
 * @param metadata that of its writer, by names without {@code x-amz-meta-}
 */
public record StoredObject(InputStream content, Map<String, String> metadata)
    implements AutoCloseable {

  @Override
  public void close() throws IOException {
    content.close();
  }
}
