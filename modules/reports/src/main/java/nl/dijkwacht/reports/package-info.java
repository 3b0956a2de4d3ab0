/** Files for people: the dossier of a case, as HTML that prints well and as JSON. */
@NullMarked
package nl.dijkwacht.reports;

import org.jspecify.annotations.NullMarked;
