/** The stage that tells what nobody sees, and which attestations are due. */
@NullMarked
package nl.dijkwacht.streams.assurance;

import org.jspecify.annotations.NullMarked;
