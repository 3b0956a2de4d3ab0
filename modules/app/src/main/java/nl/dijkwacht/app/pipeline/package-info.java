/** The stages of this instance as one thing that is started, watched and closed. */
@NullMarked
package nl.dijkwacht.app.pipeline;

import org.jspecify.annotations.NullMarked;
