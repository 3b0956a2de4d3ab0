package nl.dijkwacht.controls.accesses;

import java.util.List;

/**
 * What one call touches.
 *
 * @param touches in the order in which they are looked at
 */
public record AccessingCall(List<Touch> touches) {

  public AccessingCall {
    touches = List.copyOf(touches);
  }
}
