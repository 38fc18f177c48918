/** {@code ./paved-road run}: a Jenkinsfile on the embedded Jenkins, against the embedded AWS, under traffic. */
package io.jenkins.plugins.pavedroad.embedded.run;
