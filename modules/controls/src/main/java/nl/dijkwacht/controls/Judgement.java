package nl.dijkwacht.controls;

import nl.dijkwacht.core.verdict.Verdict;

/**
 * What one control says of one state of a resource.
 *
 * @param reason a sentence with the values that it was judged on, without personal data
 */
public record Judgement(Control control, Verdict.Result result, String reason) {}
