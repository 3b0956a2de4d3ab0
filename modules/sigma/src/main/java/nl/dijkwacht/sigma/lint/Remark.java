package nl.dijkwacht.sigma.lint;

import nl.dijkwacht.documents.Problem;

/** Something to tell the author of a rule, and what it was found by. */
public record Remark(Check check, Problem problem) {}
