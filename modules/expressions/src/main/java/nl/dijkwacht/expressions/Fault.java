package nl.dijkwacht.expressions;

/**
 * What is wrong with the source of an expression.
 *
 * @param offset in code points, from 0
 * @param message a sentence that says what to do
 */
public record Fault(int offset, String message) {}
