/** The cloud seam on AWS. The only package that knows the AWS SDK. */
package io.jenkins.plugins.pavedroad.cloud.aws;
