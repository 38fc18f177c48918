package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.UsernameCredentials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The usual matchers. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static CredentialsMatcher always() {
        return item -> true;
    }

    public static CredentialsMatcher never() {
        return item -> false;
    }

    public static CredentialsMatcher not(CredentialsMatcher matcher) {
        return item -> !matcher.matches(item);
    }

    public static CredentialsMatcher instanceOf(Class clazz) {
        return clazz::isInstance;
    }

    public static CredentialsMatcher withId(String id) {
        return item -> item instanceof IdCredentials named && named.getId().equals(id);
    }

    public static CredentialsMatcher withScope(CredentialsScope scope) {
        return item -> item.getScope() == scope;
    }

    public static CredentialsMatcher withScopes(CredentialsScope... scopes) {
        return withScopes(Arrays.asList(scopes));
    }

    public static CredentialsMatcher withScopes(Collection<CredentialsScope> scopes) {
        EnumSet<CredentialsScope> wanted = EnumSet.noneOf(CredentialsScope.class);
        wanted.addAll(scopes);
        return item -> item.getScope() != null && wanted.contains(item.getScope());
    }

    public static CredentialsMatcher withUsername(String username) {
        return item ->
                item instanceof UsernameCredentials named && named.getUsername().equals(username);
    }

    public static CredentialsMatcher allOf(CredentialsMatcher... matchers) {
        List<CredentialsMatcher> all = new ArrayList<>(Arrays.asList(matchers));
        return item -> all.stream().allMatch(each -> each.matches(item));
    }

    public static CredentialsMatcher anyOf(CredentialsMatcher... matchers) {
        List<CredentialsMatcher> all = new ArrayList<>(Arrays.asList(matchers));
        return item -> all.stream().anyMatch(each -> each.matches(item));
    }

    public static CredentialsMatcher both(CredentialsMatcher matcher1, CredentialsMatcher matcher2) {
        return allOf(matcher1, matcher2);
    }

    public static CredentialsMatcher either(CredentialsMatcher matcher1, CredentialsMatcher matcher2) {
        return anyOf(matcher1, matcher2);
    }

    public static CredentialsMatcher noneOf(CredentialsMatcher... matchers) {
        return not(anyOf(matchers));
    }

    public static <C extends Credentials> Collection<C> filter(Collection<C> credentials, CredentialsMatcher matcher) {
        return filter(new ArrayList<>(credentials), matcher);
    }

    public static <C extends Credentials> Set<C> filter(Set<C> credentials, CredentialsMatcher matcher) {
        return new LinkedHashSet<>(filter(new ArrayList<>(credentials), matcher));
    }

    public static <C extends Credentials> List<C> filter(List<C> credentials, CredentialsMatcher matcher) {
        List<C> found = new ArrayList<>(credentials);
        found.removeIf(each -> !matcher.matches(each));
        return found;
    }

    public static <C extends Credentials> Iterable<C> filter(Iterable<C> credentials, CredentialsMatcher matcher) {
        List<C> all = new ArrayList<>();
        credentials.forEach(all::add);
        return filter(all, matcher);
    }

    public static <C extends Credentials, V> Map<C, V> filterKeys(Map<C, V> credentialMap, CredentialsMatcher matcher) {
        Map<C, V> found = new LinkedHashMap<>(credentialMap);
        found.keySet().removeIf(each -> !matcher.matches(each));
        return found;
    }

    public static <C extends Credentials, K> Map<K, C> filterValues(
            Map<K, C> credentialMap, CredentialsMatcher matcher) {
        Map<K, C> found = new LinkedHashMap<>(credentialMap);
        found.values().removeIf(each -> !matcher.matches(each));
        return found;
    }

    public static <C extends Credentials> C firstOrDefault(
            Iterable<C> credentials, CredentialsMatcher matcher, C defaultIfNone) {
        for (C each : credentials) {
            if (matcher.matches(each)) {
                return each;
            }
        }
        return defaultIfNone;
    }

    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        return firstOrDefault(credentials, matcher, null);
    }
}
