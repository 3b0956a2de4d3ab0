package nl.dijkwacht.api;

import com.sun.net.httpserver.Headers;

/** Says where to go, for who opens the address in a browser. */
final class IndexPage implements Page {

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Dijkwacht</title></head>
      <body>
      <h1>Dijkwacht</h1>
      <ul>
      <li><a href="/metrics">Metrics</a> of this instance, for Prometheus</li>
      <li><a href="/health/live">Liveness</a>: does it have to be restarted?</li>
      <li><a href="/health/ready">Readiness</a>: can it do its work?</li>
      </ul>
      </body>
      </html>
      """;

  @Override
  public Response get(Headers request) {
    return Response.of(200, "text/html; charset=utf-8", HTML);
  }
}
