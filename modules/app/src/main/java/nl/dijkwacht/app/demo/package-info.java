/** The sample hospital on a stage of its own: a broker in a temporary folder, and a story. */
@NullMarked
package nl.dijkwacht.app.demo;

import org.jspecify.annotations.NullMarked;
