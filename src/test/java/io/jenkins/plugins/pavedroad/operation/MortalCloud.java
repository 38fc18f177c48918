package io.jenkins.plugins.pavedroad.operation;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A cloud in whose calls the controller's process may end: before the cloud has heard of it, or after it was done. */
public final class MortalCloud implements Accounts {
    private static final Set<String> PARTS =
            Set.of("region", "images", "instances", "serverGroups", "loadBalancing", "inventory", "objects", "uploads");
    private static final Set<String> NO_CALLS = Set.of("name", "accountId", "whole", "part");
    private static final Set<String> EFFECTS_WITH_AN_ANSWER =
            Set.of("create", "begin", "copy", "launch", "closedSecurityGroup", "deleteSecurityGroup");

    private final Accounts accounts;
    private final Supplier<? extends Error> kill;
    private final List<String> calls = new ArrayList<>();
    private final List<Boolean> effects = new ArrayList<>();
    private Predicate<String> before = call -> false;
    private Predicate<String> after = call -> false;

    /** @param kill ends the process; what it gives is thrown */
    public MortalCloud(Accounts accounts, Supplier<? extends Error> kill) {
        this.accounts = accounts;
        this.kill = kill;
    }

    /** The process ends once this call of the seam was answered. */
    public void killAfter(String call) {
        after = call::equals;
    }

    /** The process ends once, before or after this call; they are counted from 0. */
    public void killAt(int number, boolean done) {
        Predicate<String> due = call -> calls.size() == number + 1;
        before = done ? call -> false : due;
        after = done ? due : call -> false;
    }

    /** Whether there was this call and it changed something. */
    boolean effect(int number) {
        return number < effects.size() && effects.get(number);
    }

    /** What was called so far. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public Cloud cloud(String name) {
        return (Cloud) mortal(Cloud.class, accounts.cloud(name));
    }

    private Object mortal(Class<?> seam, Object part) {
        return Proxy.newProxyInstance(
                seam.getClassLoader(),
                new Class<?>[] {seam},
                (proxy, method, arguments) -> call(part, method, arguments));
    }

    private Object call(Object part, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        boolean counts = !PARTS.contains(name) && !NO_CALLS.contains(name);
        if (counts) {
            calls.add(name);
            effects.add(method.getReturnType() == void.class || EFFECTS_WITH_AN_ANSWER.contains(name));
            dieWhen(before, name);
        }
        Object answer;
        try {
            answer = method.invoke(part, arguments);
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
        if (counts) {
            dieWhen(after, name);
        }
        return PARTS.contains(name) ? mortal(method.getReturnType(), answer) : answer;
    }

    private void dieWhen(Predicate<String> due, String call) {
        if (due.test(call)) {
            before = next -> false;
            after = next -> false;
            throw kill.get();
        }
    }
}
