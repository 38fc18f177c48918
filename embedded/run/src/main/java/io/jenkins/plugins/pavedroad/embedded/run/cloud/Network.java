package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * Where hello's instances live in a region: the default network of the account.
 *
 * @param subnets ids
 * @param group id of the security group that lets requests in
 */
record Network(String vpc, List<String> subnets, String group) {
    /** Where hello-service listens. */
    static final int SERVICE_PORT = 8080;

    static Network make(Clients clients) {
        String vpc = clients.ec2()
                .describeVpcs(request -> request.filters(filter("is-default", "true")))
                .vpcs()
                .get(0)
                .vpcId();
        List<String> subnets =
                clients
                        .ec2()
                        .describeSubnetsPaginator(request -> request.filters(filter("vpc-id", vpc)))
                        .subnets()
                        .stream()
                        .map(Subnet::subnetId)
                        .limit(2)
                        .toList();
        String group = clients.ec2()
                .createSecurityGroup(request -> request.groupName(Hello.APPLICATION)
                        .description("Requests to hello")
                        .vpcId(vpc))
                .groupId();
        clients.ec2().authorizeSecurityGroupIngress(request -> request.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(SERVICE_PORT)
                        .toPort(SERVICE_PORT)
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build()));
        return new Network(vpc, subnets, group);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
