package org.jenkinsci.remoting;

/** A role that a callable names as the one it is meant for. */
public final class Role {
    private final String name;

    public Role(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
