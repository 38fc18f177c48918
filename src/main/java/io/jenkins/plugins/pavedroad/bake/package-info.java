/** {@code bakeAmi}: from packages to a machine image, the same in every region, made once for the same content. */
package io.jenkins.plugins.pavedroad.bake;
