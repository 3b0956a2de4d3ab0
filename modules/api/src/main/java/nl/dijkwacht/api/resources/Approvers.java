package nl.dijkwacht.api.resources;

/** Who holds the roles that decide about responses, as far as this instance knows. Thread-safe. */
@FunctionalInterface
public interface Approvers {

  boolean hold(String name, String role);
}
