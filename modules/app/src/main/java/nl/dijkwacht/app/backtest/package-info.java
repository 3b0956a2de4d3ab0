/** What a rule would have found in stored logs, day by day, before it goes live. */
@NullMarked
package nl.dijkwacht.app.backtest;

import org.jspecify.annotations.NullMarked;
