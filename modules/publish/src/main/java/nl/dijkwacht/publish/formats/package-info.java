/** What the forms that SIEMs read have in common: facts of findings and cases, and bounded JSON. */
@NullMarked
package nl.dijkwacht.publish.formats;

import org.jspecify.annotations.NullMarked;
