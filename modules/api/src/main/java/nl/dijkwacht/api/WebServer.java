package nl.dijkwacht.api;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty with limits: so many connections, each of which may have a thread, so that slow clients
 * hold up nobody; who sends or takes nothing for a while is cut off.
 */
final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int MOST_CONNECTIONS = 128;

  /** Besides one for each connection: accepting, selecting, and the queues of events. */
  private static final int OWN_THREADS = 8;

  private static final int BACKLOG = 32;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int MOST_HEADER_BYTES = 16 * 1024;

  private final Server server;
  private final int port;
  private final Optional<CertificateWatch> watch;

  private WebServer(Server server, int port, Optional<CertificateWatch> watch) {
    this.server = server;
    this.port = port;
    this.watch = watch;
  }

  static WebServer start(ListenAddress address, Optional<Tls> tls, Router router)
      throws CannotListenException {
    Optional<SslContextFactory.Server> certificate = certificate(tls);
    QueuedThreadPool threads = new QueuedThreadPool(MOST_CONNECTIONS + OWN_THREADS, 2);
    threads.setName("http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    try {
      if (address.resolve().isUnresolved()) {
        throw new IOException("this host is unknown");
      }
      ServerConnector connector = connector(server, certificate);
      connector.setHost(address.host());
      connector.setPort(address.port());
      connector.setAcceptQueueSize(BACKLOG);
      connector.setIdleTimeout(IDLE.toMillis());
      server.addConnector(connector);
      server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
      server.setHandler(new Calls(router));
      server.setErrorHandler(new ErrorSentence());
      server.setStopTimeout(0);
      server.start();
      return new WebServer(
          server,
          connector.getLocalPort(),
          tls.flatMap(files -> certificate.map(made -> CertificateWatch.start(files, made))));
    } catch (IOException e) {
      stop(server);
      throw new CannotListenException(address, e);
    } catch (Exception e) {
      stop(server);
      throw new CannotListenException(address, new IOException(String.valueOf(e.getMessage()), e));
    }
  }

  private static Optional<SslContextFactory.Server> certificate(Optional<Tls> tls)
      throws CannotListenException {
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    SslContextFactory.Server factory = new SslContextFactory.Server();
    try {
      factory.setKeyStore(PemKeyStore.read(tls.get()));
    } catch (NoSuchFileException e) {
      throw new CannotListenException("there is no file " + e.getMessage());
    } catch (IOException e) {
      throw new CannotListenException(String.valueOf(e.getMessage()));
    }
    factory.setKeyStorePassword(PemKeyStore.PASSWORD);
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return Optional.of(factory);
  }

  private static ServerConnector connector(
      Server server, Optional<SslContextFactory.Server> certificate) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (certificate.isEmpty()) {
      return new ServerConnector(server, 1, 1, plain);
    }
    // Programs of the own network often ask by address.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, 1, 1, new SslConnectionFactory(certificate.get(), plain.getProtocol()), plain);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    watch.ifPresent(CertificateWatch::close);
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The HTTP server did not stop properly.", e);
    }
  }
}
