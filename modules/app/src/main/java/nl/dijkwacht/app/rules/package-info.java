/** Which rules an instance works with: its own pack and those of its users. */
@NullMarked
package nl.dijkwacht.app.rules;

import org.jspecify.annotations.NullMarked;
