package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.Balancing;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.LoadBalancerView;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What load balancers report, once a minute as on AWS: requests, errors, healthy and unhealthy targets. */
public final class BalancerMetrics {
    private static final String NAMESPACE = "AWS/ApplicationELB";

    private final Balancing balancing;
    private final CloudWatch watch;
    private final String account;
    private final List<String> regions;
    private final Timeline timeline;
    private final Map<String, Long> before = new HashMap<>();

    private BalancerMetrics(
            Balancing balancing, CloudWatch watch, String account, List<String> regions, Timeline timeline) {
        this.balancing = balancing;
        this.watch = watch;
        this.account = account;
        this.regions = regions;
        this.timeline = timeline;
    }

    /** From now on, until the timeline is closed. */
    public static void report(
            Balancing balancing, CloudWatch watch, String account, List<String> regions, Timeline timeline) {
        BalancerMetrics metrics = new BalancerMetrics(balancing, watch, account, regions, timeline);
        timeline.every(Duration.ofMinutes(1), metrics::minute);
    }

    private void minute() {
        Instant now = timeline.now();
        for (String region : regions) {
            Metrics metrics = watch.metrics(account, region);
            for (LoadBalancerView view : balancing.views(region)) {
                Map<String, String> balancer = Map.of("LoadBalancer", dimension(view.arn(), "loadbalancer/"));
                long requests = sum(view, LoadBalancerView.Door::requests);
                count(metrics, "RequestCount", balancer, requests, now);
                count(metrics, "HTTPCode_ELB_5XX_Count", balancer, sum(view, LoadBalancerView.Door::failures), now);
                count(
                        metrics,
                        "HTTPCode_Target_5XX_Count",
                        balancer,
                        sum(view, LoadBalancerView.Door::serverErrors),
                        now);
                for (LoadBalancerView.Group group : view.groups()) {
                    Map<String, String> both = new HashMap<>(balancer);
                    both.put("TargetGroup", group.arn().substring(group.arn().indexOf("targetgroup/")));
                    gauge(metrics, "HealthyHostCount", both, in(group, "healthy"), now);
                    gauge(metrics, "UnHealthyHostCount", both, in(group, "unhealthy"), now);
                }
            }
        }
    }

    private static String dimension(String arn, String after) {
        return arn.substring(arn.indexOf(after) + after.length());
    }

    private static long sum(LoadBalancerView view, java.util.function.ToLongFunction<LoadBalancerView.Door> counter) {
        return view.listeners().stream().mapToLong(counter).sum();
    }

    private static long in(LoadBalancerView.Group group, String state) {
        return group.targets().stream()
                .filter(target -> target.state().equals(state))
                .count();
    }

    /** As on AWS, a count that did not grow is not reported. */
    private void count(Metrics metrics, String name, Map<String, String> dimensions, long total, Instant now) {
        Long last = before.put(name + dimensions, total);
        long grown = total - (last == null ? 0 : last);
        if (grown > 0) {
            gauge(metrics, name, dimensions, grown, now);
        }
    }

    private static void gauge(Metrics metrics, String name, Map<String, String> dimensions, double value, Instant now) {
        metrics.add(MetricKey.of(NAMESPACE, name, dimensions), Sample.of(now, value));
    }
}
