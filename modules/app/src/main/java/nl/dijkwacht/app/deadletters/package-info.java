/** Dead letters for people: what there is, and putting it back. */
@NullMarked
package nl.dijkwacht.app.deadletters;

import org.jspecify.annotations.NullMarked;
