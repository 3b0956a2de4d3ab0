/** Findings as commands show them, and what people decide about them. */
@NullMarked
package nl.dijkwacht.app.findings;

import org.jspecify.annotations.NullMarked;
