/** Pseudonyms, and what is held on one person: who may be told, and what is noted of it. */
@NullMarked
package nl.dijkwacht.app.privacy;

import org.jspecify.annotations.NullMarked;
