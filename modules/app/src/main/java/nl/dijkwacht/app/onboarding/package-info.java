/** What of each account and Region Dijkwacht hears, what is missing, and how to mend it. */
@NullMarked
package nl.dijkwacht.app.onboarding;

import org.jspecify.annotations.NullMarked;
