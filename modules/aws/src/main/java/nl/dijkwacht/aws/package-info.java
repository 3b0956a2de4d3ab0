/** Access to AWS: credentials, roles, endpoints, retries, and what its failures mean. */
@NullMarked
package nl.dijkwacht.aws;

import org.jspecify.annotations.NullMarked;
