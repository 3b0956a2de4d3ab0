package nl.dijkwacht.simulator.incident;

import nl.dijkwacht.simulator.organisation.Department;

/** A file that was reported erased to a data subject, and is there. */
public record ErasedFile(Department department, String key) {}
