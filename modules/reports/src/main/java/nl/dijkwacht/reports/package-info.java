/** Files for people: the dossier of a case, and the report about a period. */
@NullMarked
package nl.dijkwacht.reports;

import org.jspecify.annotations.NullMarked;
