package nl.dijkwacht.sigma.parse;

import nl.dijkwacht.sigma.match.Condition;

/**
 * A search of a detection.
 *
 * @param values how many values it looks for, which is what it costs
 */
record Search(Condition condition, int values) {}
