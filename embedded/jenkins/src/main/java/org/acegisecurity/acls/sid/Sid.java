package org.acegisecurity.acls.sid;

/** Somebody, or some group, that a permission can be given to. */
public interface Sid {
    @Override
    boolean equals(Object o);

    @Override
    int hashCode();
}
