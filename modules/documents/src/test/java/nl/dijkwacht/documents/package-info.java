/** Tests of the reading of documents. */
@NullMarked
package nl.dijkwacht.documents;

import org.jspecify.annotations.NullMarked;
