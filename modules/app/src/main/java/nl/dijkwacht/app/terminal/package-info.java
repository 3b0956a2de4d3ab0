/** What commands print: safe against the text of others, and plain where no person reads it. */
@NullMarked
package nl.dijkwacht.app.terminal;

import org.jspecify.annotations.NullMarked;
