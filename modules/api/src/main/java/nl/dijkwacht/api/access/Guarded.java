package nl.dijkwacht.api.access;

import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;

/** What answers a caller that is known. Thread-safe. */
@FunctionalInterface
public interface Guarded {

  Answer answer(Caller caller, Call call);
}
