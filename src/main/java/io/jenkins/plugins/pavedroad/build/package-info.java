/** {@code nebulaBuild}: Gradle on the agent, the package it made opened and checked, tests counted. */
package io.jenkins.plugins.pavedroad.build;
