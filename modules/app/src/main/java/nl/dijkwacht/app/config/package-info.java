/**
 * The configuration: one YAML file and the environment become immutable records, with all mistakes
 * told at once.
 */
@NullMarked
package nl.dijkwacht.app.config;

import org.jspecify.annotations.NullMarked;
