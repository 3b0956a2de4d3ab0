/** What keeps the personal data that Dijkwacht itself handles from those who need not know them. */
@NullMarked
package nl.dijkwacht.core.privacy;

import org.jspecify.annotations.NullMarked;
