/** One way to declare, coerce and check the parameters of all steps: the same rules in the form and in the run. */
package io.jenkins.plugins.pavedroad.parameter;
