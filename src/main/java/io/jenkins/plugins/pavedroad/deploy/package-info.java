/**
 * Deploying: a new server group beside the old one, verified, traffic moved, the old one kept for rollback; region by
 * region. {@link io.jenkins.plugins.pavedroad.deploy.DeployProcedure} decides,
 * {@link io.jenkins.plugins.pavedroad.deploy.RegionLaunch}, {@link io.jenkins.plugins.pavedroad.deploy.RegionTraffic} and
 * {@link io.jenkins.plugins.pavedroad.deploy.RegionRollback} know the way there and back of one region.
 */
package io.jenkins.plugins.pavedroad.deploy;
