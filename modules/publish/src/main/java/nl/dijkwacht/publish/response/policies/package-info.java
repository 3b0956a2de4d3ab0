/** When whom to ask for what, and on which resources: read from YAML, held against alerts. */
@NullMarked
package nl.dijkwacht.publish.response.policies;

import org.jspecify.annotations.NullMarked;
