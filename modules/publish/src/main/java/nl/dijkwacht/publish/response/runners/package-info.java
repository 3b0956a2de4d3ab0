/** Ways to those who act: Dijkwacht asks them, and does nothing by its own hands. */
@NullMarked
package nl.dijkwacht.publish.response.runners;

import org.jspecify.annotations.NullMarked;
