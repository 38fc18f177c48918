package com.cloudbees.plugins.credentials.domains;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import hudson.util.CopyOnWriteMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kohsuke.stapler.DataBoundConstructor;

/** The credentials of one domain. */
public class DomainCredentials {
    private final Domain domain;
    private final List<Credentials> credentials;

    @DataBoundConstructor
    public DomainCredentials(Domain domain, List<Credentials> credentials) {
        this.domain = domain == null ? Domain.global() : domain.resolve();
        this.credentials = credentials == null ? new ArrayList<>() : new ArrayList<>(credentials);
    }

    public Domain getDomain() {
        return domain;
    }

    public List<Credentials> getCredentials() {
        return credentials;
    }

    public static Map<Domain, List<Credentials>> asMap(Collection<DomainCredentials> collection) {
        Map<Domain, List<Credentials>> map = new LinkedHashMap<>();
        if (collection != null) {
            for (DomainCredentials each : collection) {
                map.computeIfAbsent(each.domain, ignored -> new ArrayList<>()).addAll(each.credentials);
            }
        }
        return map;
    }

    public static List<DomainCredentials> asList(Map<Domain, List<Credentials>> map) {
        List<DomainCredentials> list = new ArrayList<>();
        if (map != null) {
            map.forEach((domain, credentials) -> list.add(new DomainCredentials(domain, credentials)));
        }
        return list;
    }

    public static Map<Domain, List<Credentials>> toCopyOnWriteMap(Map<Domain, List<Credentials>> map) {
        Map<Domain, List<Credentials>> fresh = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((domain, credentials) -> fresh.put(
                    domain == null ? Domain.global() : domain.resolve(),
                    credentials == null ? new CopyOnWriteArrayList<>() : new CopyOnWriteArrayList<>(credentials)));
        }
        return new CopyOnWriteMap.Hash<>(fresh);
    }

    /** With the global domain in any case, which then holds {@code list}. */
    public static Map<Domain, List<Credentials>> migrateListToMap(
            Map<Domain, List<Credentials>> map, List<Credentials> list) {
        Map<Domain, List<Credentials>> all = map == null ? new CopyOnWriteMap.Hash<>() : map;
        if (!all.containsKey(Domain.global())) {
            all.put(Domain.global(), list == null ? new CopyOnWriteArrayList<>() : new CopyOnWriteArrayList<>(list));
        }
        return all;
    }

    public static <C extends Credentials> List<C> getCredentials(
            Map<Domain, List<Credentials>> domainCredentialsMap,
            Class<C> type,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher credentialsMatcher) {
        List<C> found = new ArrayList<>();
        domainCredentialsMap.forEach((domain, credentials) -> {
            if (domain.test(domainRequirements)) {
                credentials.stream()
                        .filter(each -> type.isInstance(each) && fits(each, domainRequirements))
                        .filter(credentialsMatcher::matches)
                        .forEach(each -> found.add(type.cast(each)));
            }
        });
        return found;
    }

    private static boolean fits(Credentials credentials, List<DomainRequirement> requirements) {
        return !(credentials instanceof DomainRestrictedCredentials restricted) || restricted.matches(requirements);
    }
}
