/** How things are called: clusters and server groups, application versions, images. Netflix's frigga stands behind it. */
package io.jenkins.plugins.pavedroad.naming;
