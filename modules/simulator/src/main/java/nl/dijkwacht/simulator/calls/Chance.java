package nl.dijkwacht.simulator.calls;

import java.util.List;
import java.util.UUID;

/**
 * A source of chance whose every draw follows from its seed, on any JVM: SplitMix64 (Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", 2014). The JDK's own generators
 * promise their values for one release only. Not thread-safe.
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final String CAPITALS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String HEX = "0123456789abcdef";

  private long state;

  public Chance(long seed) {
    this.state = seed;
  }

  /** The same name gives the same draws: for ids that belong to a thing and not to a run. */
  public static Chance named(String name) {
    long seed = GOLDEN_GAMMA;
    for (int i = 0; i < name.length(); i++) {
      seed = mix(seed + name.charAt(i));
    }
    return new Chance(seed);
  }

  /** An independent source, so that what draws from it does not disturb what draws from this. */
  public Chance split() {
    return new Chance(next());
  }

  public long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Evenly from 0 up to and without the bound. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Evenly from the first to the last, both included. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** Evenly from 0 up to and without 1. */
  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean happens(double probability) {
    return fraction() < probability;
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** A size in bytes: most are small and some are large, as files are. */
  public double size(int smallest, int largest) {
    double skew = fraction();
    return Math.floor(smallest + (largest - smallest) * skew * skew * skew);
  }

  public String uuid() {
    long high = (next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  public String hex(int length) {
    return letters(HEX, length);
  }

  public String base64(int length) {
    return letters(BASE64, length);
  }

  public String base32(int length) {
    return letters(BASE32, length);
  }

  public String capitals(int length) {
    return letters(CAPITALS_AND_DIGITS, length);
  }

  private String letters(String alphabet, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(alphabet.charAt(below(alphabet.length())));
    }
    return letters.toString();
  }
}
