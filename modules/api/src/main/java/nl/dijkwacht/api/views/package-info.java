/** What the API answers from: the newest content of topics in memory, within limits. */
@NullMarked
package nl.dijkwacht.api.views;

import org.jspecify.annotations.NullMarked;
