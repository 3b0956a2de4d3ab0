/** Which rules there are, and what of the AVG and of MITRE ATT&amp;CK they cover. */
@NullMarked
package nl.dijkwacht.app.rulelist;

import org.jspecify.annotations.NullMarked;
