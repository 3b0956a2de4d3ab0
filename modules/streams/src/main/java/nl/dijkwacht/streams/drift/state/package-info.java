/** What is kept of each resource: its newest state, what controls said of it, and what was told. */
@NullMarked
package nl.dijkwacht.streams.drift.state;

import org.jspecify.annotations.NullMarked;
