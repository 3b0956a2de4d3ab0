/** Rules held against the cases beside them, and what is told of it. */
@NullMarked
package nl.dijkwacht.app.ruletest;

import org.jspecify.annotations.NullMarked;
