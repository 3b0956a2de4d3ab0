/** The compiler of the build, of which nothing is shipped. */
package nl.dijkwacht.javac;
