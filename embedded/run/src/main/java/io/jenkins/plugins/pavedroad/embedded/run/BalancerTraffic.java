package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.run.traffic.Traffic;
import io.jenkins.plugins.pavedroad.embedded.run.traffic.TrafficCount;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Traffic on the load balancer of each region. */
final class BalancerTraffic implements AutoCloseable {
    private final Map<String, Traffic> traffic = new LinkedHashMap<>();

    private BalancerTraffic() {}

    /** @param perSecond for each balancer; 0 for none */
    static BalancerTraffic on(Map<String, InetSocketAddress> balancers, int perSecond) {
        BalancerTraffic all = new BalancerTraffic();
        if (perSecond > 0) {
            balancers.forEach((region, address) ->
                    all.traffic.put(region, Traffic.to(address, address.getHostString(), "/", perSecond)));
        }
        return all;
    }

    /** By region; empty when there is no traffic. */
    Map<String, TrafficCount> counts() {
        Map<String, TrafficCount> counts = new LinkedHashMap<>();
        traffic.forEach((region, each) -> counts.put(region, each.count()));
        return counts;
    }

    /** For a line that shows other things too. */
    String inShort() {
        if (traffic.isEmpty()) {
            return "";
        }
        long sent = 0;
        long lost = 0;
        for (TrafficCount count : counts().values()) {
            sent += count.sent();
            lost += count.lost();
        }
        return sent + " requests, " + lost + " lost";
    }

    @Override
    public void close() {
        traffic.values().forEach(Traffic::close);
    }
}
