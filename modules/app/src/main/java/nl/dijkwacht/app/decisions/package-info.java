/** What a compacted topic holds, and finding in it what people decide about. */
@NullMarked
package nl.dijkwacht.app.decisions;

import org.jspecify.annotations.NullMarked;
