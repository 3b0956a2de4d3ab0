package nl.dijkwacht.api.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Page;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.metrics.Meters;
import org.jspecify.annotations.Nullable;

/** Lets callers in by their token, and only so many times a minute. Thread-safe. */
public final class Gate {

  /** Holds the token of who signed in on the page. */
  public static final String COOKIE = "dijkwacht";

  private static final String BEARER = "bearer ";
  private static final int LONGEST_TOKEN = 8 * 1024;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Caller ANYONE = new Caller("demo", Role.ALL, Set.of(Caller.EVERY));

  private final @Nullable Authentication authentication;
  private final boolean open;
  private final RateLimit byAddress;
  private final RateLimit byCaller;
  private final MeterRegistry registry;

  private Gate(
      @Nullable Authentication authentication,
      boolean open,
      int perMinute,
      LongSupplier nanoTime,
      MeterRegistry registry) {
    this.authentication = authentication;
    this.open = open;
    // Behind one address may be a department.
    this.byAddress = new RateLimit(2 * perMinute, nanoTime);
    this.byCaller = new RateLimit(perMinute, nanoTime);
    this.registry = registry;
  }

  /** For who has a token. */
  public static Gate authenticated(
      Authentication authentication, int perMinute, MeterRegistry registry) {
    return new Gate(authentication, false, perMinute, System::nanoTime, registry);
  }

  static Gate authenticated(
      Authentication authentication, int perMinute, LongSupplier nanoTime, MeterRegistry registry) {
    return new Gate(authentication, false, perMinute, nanoTime, registry);
  }

  /** For everyone on this machine, who may do everything: for a demo on loopback alone. */
  public static Gate open(int perMinute, MeterRegistry registry) {
    return new Gate(null, true, perMinute, System::nanoTime, registry);
  }

  /** For nobody. */
  public static Gate shut(int perMinute, MeterRegistry registry) {
    return new Gate(null, false, perMinute, System::nanoTime, registry);
  }

  /** Whether nobody needs a token. */
  public boolean isOpen() {
    return open;
  }

  /** Whether nobody can come in. */
  public boolean isShut() {
    return !open && authentication == null;
  }

  /** A page for callers with one of some roles; the others get problem details. */
  public Page of(Set<Role> roles, Guarded page) {
    return call -> {
      Entry entry = enter(call);
      if (entry instanceof Entry.Out out) {
        return out.refusal();
      }
      Caller caller = ((Entry.In) entry).caller();
      return caller.hasAny(roles) ? page.answer(caller, call) : forbidden(roles);
    };
  }

  /** Whether somebody may come in. */
  public Entry enter(Call call) {
    long wait = byAddress.wait(call.address());
    if (wait > 0) {
      return out("too-many", tooMany(wait));
    }
    if (call.method().equals("POST") && call.isFromElsewhere()) {
      return out(
          "elsewhere",
          Problem.of(
              403,
              "Forbidden",
              "Another site made the browser ask; ask from Dijkwacht's own page."));
    }
    if (open) {
      return ofThisMachine(call);
    }
    Authentication asked = authentication;
    if (asked == null) {
      return out(
          "forbidden",
          Problem.of(
              403,
              "Forbidden",
              "The API is off; set api.tokens or api.oidc in the configuration to use it."));
    }
    Optional<String> token = token(call);
    return token.isEmpty()
        ? out(
            "no-token",
            unauthorized(
                "Send a token as 'Authorization: Bearer"
                    + " …'; docs/api.md tells how to get one."))
        : identified(asked.of(token.get()));
  }

  /** Who asks by another name, such as a page that resolves one to this machine, is no one here. */
  private Entry ofThisMachine(Call call) {
    return LOOPBACK.contains(call.host())
        ? new Entry.In(ANYONE)
        : out(
            "elsewhere",
            Problem.of(
                403, "Forbidden", "The demo answers by the name localhost alone; use that."));
  }

  private Entry identified(Authentication.Outcome outcome) {
    if (outcome instanceof Authentication.Outcome.Refused refused) {
      return out("bad-token", unauthorized(refused.why()));
    }
    Caller caller = ((Authentication.Outcome.Known) outcome).caller();
    long wait = byCaller.wait(caller.name());
    return wait > 0 ? out("too-many", tooMany(wait)) : new Entry.In(caller);
  }

  private static Optional<String> token(Call call) {
    Optional<String> sent =
        call.header("authorization")
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()).strip());
    return sent.or(() -> call.cookie(COOKIE))
        .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
  }

  private Entry out(String reason, Response refusal) {
    Meters.API_REFUSED.counter(registry, reason).increment();
    return new Entry.Out(refusal);
  }

  private Response forbidden(Set<Role> roles) {
    Meters.API_REFUSED.counter(registry, "forbidden").increment();
    return Problem.of(
        403,
        "Forbidden",
        "This needs the role %s; ask who runs Dijkwacht for it."
            .formatted(
                roles.stream().sorted().map(Role::label).collect(Collectors.joining(" or "))));
  }

  private static Response tooMany(long wait) {
    return Problem.of(
            429, "Too many requests", "Ask less often; ask again in %d s.".formatted(wait))
        .with("Retry-After", Long.toString(wait));
  }

  private static Response unauthorized(String detail) {
    return Problem.of(401, "Unauthorized", detail).with("WWW-Authenticate", "Bearer");
  }
}
