package nl.dijkwacht.api;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the page of a request, and answers in a sentence where there is none. Thread-safe. */
final class Router {

  /** Under which programs ask; they get problem details where people get a sentence. */
  private static final String PROGRAMS = "/api/";

  private static final String NO_ROUTE = "none";

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final List<Route> routes;
  private final MeterRegistry registry;

  Router(List<Route> routes, MeterRegistry registry) {
    this.routes = List.copyOf(routes);
    this.registry = registry;
  }

  /** A route and what stands in the path where it has names. */
  private record Match(Route route, Map<String, String> variables) {}

  Answer answer(Call call) {
    long began = System.nanoTime();
    List<Match> matches = routes.stream().flatMap(route -> match(route, call.path())).toList();
    Optional<Match> match =
        matches.stream().filter(each -> each.route().takes(call.method())).findFirst();
    Answer answer =
        match
            .map(found -> ask(found, call))
            .orElseGet(() -> matches.isEmpty() ? missing(call) : notAllowed(call, matches));
    count(match.map(found -> found.route().path()).orElse(NO_ROUTE), answer, began);
    return answer;
  }

  private static Stream<Match> match(Route route, String path) {
    return route.match(path).map(variables -> new Match(route, variables)).stream();
  }

  private static Answer ask(Match match, Call call) {
    try {
      return match.route().page().answer(call.at(match.variables()));
    } catch (RuntimeException e) {
      // The route and not the path, which is the client's.
      LOG.error("Making the page {} failed.", match.route().path(), e);
      String sentence = "Making this page failed; the log of Dijkwacht says why.";
      return isForPrograms(call)
          ? Problem.of(500, "Internal error", sentence)
          : Response.sentence(500, sentence);
    }
  }

  private static boolean isForPrograms(Call call) {
    return call.path().startsWith(PROGRAMS);
  }

  private static Response missing(Call call) {
    return isForPrograms(call)
        ? Problem.missing(
            "There is no such resource; /api/openapi.yaml lists those that there are.")
        : Response.sentence(404, "There is no such page here; / lists those that there are.");
  }

  private static Response notAllowed(Call call, List<Match> matches) {
    TreeSet<String> methods = new TreeSet<>();
    matches.forEach(
        each -> {
          methods.add(each.route().method());
          if (each.route().method().equals("GET")) {
            methods.add("HEAD");
          }
        });
    String sentence =
        methods.contains("POST")
            ? "This takes " + String.join(" and ", methods) + "."
            : "This page can only be read.";
    Response response =
        isForPrograms(call)
            ? Problem.of(405, "Method not allowed", sentence)
            : Response.sentence(405, sentence);
    return response.with("Allow", String.join(", ", methods));
  }

  private void count(String route, Answer answer, long began) {
    int status = answer instanceof Response response ? response.status() : 200;
    Meters.API_REQUESTS
        .timer(registry, route, status / 100 + "xx")
        .record(Duration.ofNanos(System.nanoTime() - began));
  }
}
