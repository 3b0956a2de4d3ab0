/** Makes one whole of documents that name each other: rules, correlations and filters. */
@NullMarked
package nl.dijkwacht.sigma.link;

import org.jspecify.annotations.NullMarked;
