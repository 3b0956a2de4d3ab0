/** {@code subscriptions}: many alerts against many subscriptions and their receivers. */
@NullMarked
package nl.dijkwacht.benchmarks.subscriptions;

import org.jspecify.annotations.NullMarked;
