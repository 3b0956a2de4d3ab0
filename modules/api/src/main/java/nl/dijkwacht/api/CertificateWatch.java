package nl.dijkwacht.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a new certificate into use once its files changed; connections that stand keep the old. */
final class CertificateWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  private final Tls files;
  private final SslContextFactory.Server factory;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("certificate-watch"));
  private List<FileTime> seen;

  private CertificateWatch(Tls files, SslContextFactory.Server factory) {
    this.files = files;
    this.factory = factory;
    this.seen = times();
  }

  static CertificateWatch start(Tls files, SslContextFactory.Server factory) {
    CertificateWatch watch = new CertificateWatch(files, factory);
    long millis = files.look().toMillis();
    var unused =
        watch.timer.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    List<FileTime> now = times();
    if (now.equals(seen)) {
      return;
    }
    try {
      KeyStore store = PemKeyStore.read(files);
      factory.reload(same -> same.setKeyStore(store));
      seen = now;
      LOG.info("The certificate was read anew.");
    } catch (IOException e) {
      LOG.warn("The new certificate is not used: {}", e.getMessage());
    } catch (Exception e) {
      LOG.warn("The new certificate is not used.", e);
    }
  }

  private List<FileTime> times() {
    try {
      return List.of(
          Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
    } catch (IOException whileItIsReplaced) {
      return List.of();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
