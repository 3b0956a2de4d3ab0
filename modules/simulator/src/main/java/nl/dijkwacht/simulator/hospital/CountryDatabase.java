package nl.dijkwacht.simulator.hospital;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes small files in MaxMind's format, which tell the countries of the sample's made-up
 * addresses: a tree of bits, what it leads to, and what it is. Not thread-safe.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format, version 2</a>
 */
public final class CountryDatabase {

  private static final int V4_IN_V6 = 96;
  private static final int NOTHING = -1;
  private static final int SEPARATOR = 16;

  private final List<int[]> nodes = new ArrayList<>(List.of(node()));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private static int[] node() {
    return new int[] {NOTHING, NOTHING};
  }

  /** The addresses of the sample hospital: its own and its suppliers' lie in the Netherlands. */
  public static CountryDatabase ofTheSample() {
    return new CountryDatabase()
        .put("203.0.113.0/24", country("NL"))
        .put("192.0.2.0/24", country("NL"))
        .put("198.51.100.0/24", country("RU"));
  }

  private static Map<String, Object> country(String code) {
    return Map.of("country", Map.of("iso_code", code));
  }

  /**
   * Has a network of addresses lead to a value.
   *
   * @param network such as {@code 192.0.2.0/24}; an address of numbers, never a name
   * @param value of texts, whole numbers, lists and maps; texts and maps of less than 29
   */
  public CountryDatabase put(String network, Object value) {
    String[] parts = network.split("/");
    byte[] address;
    try {
      address = InetAddress.getByName(parts[0]).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no network: " + network, e);
    }
    boolean v4 = address.length == 4;
    int bits = Integer.parseInt(parts[1]) + (v4 ? V4_IN_V6 : 0);
    int at = 0;
    for (int i = 0; i < bits; i++) {
      int inAddress = v4 ? i - V4_IN_V6 : i;
      int bit = inAddress < 0 ? 0 : address[inAddress / 8] >> (7 - inAddress % 8) & 1;
      if (i == bits - 1) {
        // Told from nodes by its sign, until the number of nodes is known.
        nodes.get(at)[bit] = -2 - data.size();
        data.writeBytes(encoded(value));
      } else {
        if (nodes.get(at)[bit] < 0) {
          nodes.get(at)[bit] = nodes.size();
          nodes.add(node());
        }
        at = nodes.get(at)[bit];
      }
    }
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value =
            record >= 0 ? record : nodes.size() + (record == NOTHING ? 0 : SEPARATOR + -2 - record);
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    out.writeBytes("MaxMind.com".getBytes(UTF_8));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", 24);
    metadata.put("ip_version", 6);
    metadata.put("database_type", "Sample-Country");
    metadata.put("languages", List.of("en"));
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_767_225_600L);
    metadata.put("description", Map.of("en", "addresses of documentation"));
    out.writeBytes(encoded(metadata));
    return out.toByteArray();
  }

  private static byte[] encoded(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (value instanceof String text) {
      byte[] utf8 = text.getBytes(UTF_8);
      out.write(2 << 5 | utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof Integer number) {
      out.write(6 << 5 | 4);
      number(out, number, 4);
    } else if (value instanceof Long number) {
      out.write(8);
      out.write(2);
      number(out, number, 8);
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(4);
      list.forEach(item -> out.writeBytes(encoded(item)));
    } else if (value instanceof Map<?, ?> map) {
      out.write(7 << 5 | map.size());
      map.forEach(
          (key, member) -> {
            out.writeBytes(encoded(key));
            out.writeBytes(encoded(member));
          });
    }
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, long number, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
      out.write((int) (number >> shift));
    }
  }
}
