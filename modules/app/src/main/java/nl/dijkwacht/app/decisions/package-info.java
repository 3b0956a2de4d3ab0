/** Sending what people decide to the stage that carries it out, and finding what it is about. */
@NullMarked
package nl.dijkwacht.app.decisions;

import org.jspecify.annotations.NullMarked;
