/** All that AWS Config knows now, asked of its API: once, and again every so often. */
@NullMarked
package nl.dijkwacht.collectors.bootstrap;

import org.jspecify.annotations.NullMarked;
