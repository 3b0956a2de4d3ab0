/**
 * Bounded YAML with the place of every node, problems collected instead of thrown, and typed fields
 * with suggestions for misspelt keys.
 */
@NullMarked
package nl.dijkwacht.documents;

import org.jspecify.annotations.NullMarked;
