/** What others are asked to do about a finding, by whose leave, and what came of it. */
@NullMarked
package nl.dijkwacht.core.response;

import org.jspecify.annotations.NullMarked;
