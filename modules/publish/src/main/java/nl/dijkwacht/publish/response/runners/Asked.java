package nl.dijkwacht.publish.response.runners;

import java.util.Map;

/**
 * What a runner is asked.
 *
 * @param request id of the request, 32 hexadecimal digits
 * @param token 32 hexadecimal digits: what is asked again under it is done only once, where the
 *     runner knows repeats
 * @param finding id of the finding that it is about
 * @param policy id of the policy that it is asked by
 * @param parameters by their names
 */
public record Asked(
    String request, String token, String finding, String policy, Map<String, String> parameters) {

  public Asked {
    parameters = Map.copyOf(parameters);
  }
}
