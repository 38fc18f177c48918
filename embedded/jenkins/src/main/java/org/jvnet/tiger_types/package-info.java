/**
 * The few functions of the library tiger-types 2 that Stapler 1.263 calls. Maven Central's newest release of it, 1.4,
 * lacks one of them, without which Stapler cannot look at a class whose superclass has type arguments.
 */
package org.jvnet.tiger_types;
